import type { HashName } from './digest.js';

/** What a signature algorithm's OID says: how it is verified here, or only what it is called. */
export type SignatureScheme =
  | { readonly kind: 'RSA'; readonly name: string; readonly hash: HashName }
  | { readonly kind: 'RSA-PSS'; readonly name: string }
  | { readonly kind: 'ECDSA'; readonly name: string; readonly hash: HashName }
  | { readonly kind: 'EdDSA'; readonly name: 'Ed25519' | 'Ed448' }
  /** The key's algorithm has the same OID. */
  | { readonly kind: 'post-quantum'; readonly name: string }
  /** Nothing here verifies it; its name is for the sentence that says so. */
  | { readonly kind: 'named'; readonly name: string };

const rsa = (hash: HashName): SignatureScheme => ({ kind: 'RSA', name: `RSA with ${hash}`, hash });
const ecdsa = (hash: HashName): SignatureScheme => ({ kind: 'ECDSA', name: `ECDSA with ${hash}`, hash });
const named = (name: string): SignatureScheme => ({ kind: 'named', name });

/** In the order of their OIDs. */
const postQuantum = [
  ...['ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'],
  ...['SLH-DSA-SHA2-128s', 'SLH-DSA-SHA2-128f', 'SLH-DSA-SHA2-192s', 'SLH-DSA-SHA2-192f'],
  ...['SLH-DSA-SHA2-256s', 'SLH-DSA-SHA2-256f', 'SLH-DSA-SHAKE-128s', 'SLH-DSA-SHAKE-128f'],
  ...['SLH-DSA-SHAKE-192s', 'SLH-DSA-SHAKE-192f', 'SLH-DSA-SHAKE-256s', 'SLH-DSA-SHAKE-256f'],
];

/** Every signature algorithm that this project knows. What is missing has no name but its OID. */
export const signatureSchemes: ReadonlyMap<string, SignatureScheme> = new Map([
  // RFC 8017 appendix A.2.4, RFC 4055 section 5; the last is OIW's older name for the same.
  ['1.2.840.113549.1.1.4', rsa('MD5')],
  ['1.2.840.113549.1.1.5', rsa('SHA-1')],
  ['1.2.840.113549.1.1.14', rsa('SHA-224')],
  ['1.2.840.113549.1.1.11', rsa('SHA-256')],
  ['1.2.840.113549.1.1.12', rsa('SHA-384')],
  ['1.2.840.113549.1.1.13', rsa('SHA-512')],
  ['1.3.14.3.2.29', rsa('SHA-1')],
  ['1.2.840.113549.1.1.10', { kind: 'RSA-PSS', name: 'RSA-PSS' }],
  // RFC 5758 section 3.2
  ['1.2.840.10045.4.1', ecdsa('SHA-1')],
  ['1.2.840.10045.4.3.1', ecdsa('SHA-224')],
  ['1.2.840.10045.4.3.2', ecdsa('SHA-256')],
  ['1.2.840.10045.4.3.3', ecdsa('SHA-384')],
  ['1.2.840.10045.4.3.4', ecdsa('SHA-512')],
  // RFC 8410 section 3
  ['1.3.101.112', { kind: 'EdDSA', name: 'Ed25519' }],
  ['1.3.101.113', { kind: 'EdDSA', name: 'Ed448' }],
  ['1.2.840.113549.1.1.2', named('RSA with MD2')],
  ['1.2.840.113549.1.1.3', named('RSA with MD4')],
  ['1.2.840.113549.1.1.15', named('RSA with SHA-512/224')],
  ['1.2.840.113549.1.1.16', named('RSA with SHA-512/256')],
  ['1.2.840.10040.4.3', named('DSA with SHA-1')],
  ['2.16.840.1.101.3.4.3.1', named('DSA with SHA-224')],
  ['2.16.840.1.101.3.4.3.2', named('DSA with SHA-256')],
  ['1.2.156.10197.1.501', named('SM2 with SM3')],
  // RFC 9881 section 2, RFC 9909 section 3
  ...postQuantum.map((name, at): [string, SignatureScheme] => [
    `2.16.840.1.101.3.4.3.${17 + at}`,
    { kind: 'post-quantum', name },
  ]),
]);

/** A curve that ECDSA is verified on, with the octets of one coordinate. */
export interface Curve {
  /** Its name where Web Crypto has it in every host; the others are @noble/curves'. */
  readonly webName?: 'P-256' | 'P-384' | 'P-521';
  readonly octets: number;
}

/** RFC 5480 section 2.1.1.1, SEC 2 section 2.4.1, RFC 5639 section 3. */
export const curves: ReadonlyMap<string, Curve> = new Map<string, Curve>([
  ['1.2.840.10045.3.1.7', { webName: 'P-256', octets: 32 }],
  ['1.3.132.0.34', { webName: 'P-384', octets: 48 }],
  ['1.3.132.0.35', { webName: 'P-521', octets: 66 }],
  ['1.3.132.0.10', { octets: 32 }],
  ['1.3.36.3.3.2.8.1.1.7', { octets: 32 }],
  ['1.3.36.3.3.2.8.1.1.11', { octets: 48 }],
  ['1.3.36.3.3.2.8.1.1.13', { octets: 64 }],
]);
