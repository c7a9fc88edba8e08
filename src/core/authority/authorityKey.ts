import { oids } from '../x509/oids.js';

/** The keys that an authority can have. */
export type AuthorityKey = 'RSA-3072' | 'RSA-4096' | 'P-256' | 'P-384';

type WebPair = Extract<Awaited<ReturnType<typeof crypto.subtle.generateKey>>, { privateKey: unknown }>;

/** A key that signs certificates, with the algorithm that it signs by. */
export interface SigningKey {
  readonly privateKey: WebPair['privateKey'];
  readonly signature: SignatureAlgorithm;
}

export interface SignatureAlgorithm {
  readonly oid: string;
  /** RFC 4055 section 5 wants NULL parameters for RSA, RFC 5758 section 3.2 none for ECDSA. */
  readonly nullParameters: boolean;
  /** What Web Crypto signs by. */
  readonly web: { readonly name: 'RSASSA-PKCS1-v1_5' } | { readonly name: 'ECDSA'; readonly hash: string };
}

const rsa = (bits: number, hash: string, oid: string) => ({
  generation: {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: bits,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash,
  } as const,
  signature: { oid, nullParameters: true, web: { name: 'RSASSA-PKCS1-v1_5' } } as const,
});
const ec = (namedCurve: string, hash: string, oid: string) => ({
  generation: { name: 'ECDSA', namedCurve } as const,
  signature: { oid, nullParameters: false, web: { name: 'ECDSA', hash } } as const,
});

/** Each key with a hash of its own strength (NIST SP 800-57 part 1, table 3). */
const kinds = {
  'RSA-3072': rsa(3072, 'SHA-256', oids.sha256WithRSAEncryption),
  'RSA-4096': rsa(4096, 'SHA-384', oids.sha384WithRSAEncryption),
  'P-256': ec('P-256', 'SHA-256', oids.ecdsaWithSHA256),
  'P-384': ec('P-384', 'SHA-384', oids.ecdsaWithSHA384),
};

/** A new key pair: the signing key, and both halves in DER. */
export async function generateKey(key: AuthorityKey): Promise<{
  readonly signingKey: SigningKey;
  readonly spki: Uint8Array;
  readonly pkcs8: Uint8Array;
}> {
  const { generation, signature } = kinds[key];
  const { privateKey, publicKey } = await crypto.subtle.generateKey(generation, true, ['sign', 'verify']);
  return {
    signingKey: { privateKey, signature },
    spki: new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
    pkcs8: new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey)),
  };
}
