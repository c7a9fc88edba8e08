import { claimsSelfSigned } from '../../path/couldHaveIssued.js';
import { hashOfSignature } from '../../validation/hashOfSignature.js';
import { describeSignatureAlgorithm } from '../../words/describeAlgorithm.js';
import { describePublicKey } from '../../words/describeKey.js';
import type { Certificate } from '../../x509/certificate.js';
import { oids } from '../../x509/oids.js';

/** What decides which algorithms a server takes. */
export interface AlgorithmDemand {
  /** TLS 1.3 is asked for: IBM’s page for z/OS 6.1, “TLS 1.3 considerations”, and RFC 8446 section 4.2.3. */
  readonly isTls13: boolean;
  /** FIPS mode: FIPS 186-5 and NIST SP 800-131A revision 2. */
  readonly isFips: boolean;
  /** FIPS 140-3, which Connect:Direct for UNIX has from 6.4.0.6 on, admits Ed25519 and Ed448 (FIPS 186-5). */
  readonly hasEdwardsInFips: boolean;
}

/** What speaks against an algorithm of a certificate. */
export interface AlgorithmObjection {
  readonly severity: 'error' | 'warning';
  /** The key or the signature, as people call it. */
  readonly what: string;
  readonly because: 'weak' | 'tls13' | 'fips';
}

/** Bits of the modulus, NIST SP 800-131A revision 2 table 2 and IBM’s TLS 1.3 page; below the second all refuse it. */
const RSA_BITS = 2048;
const RSA_REFUSED = 1024;

/** The curves that IBM’s TLS 1.3 page names for certificates, RFC 8446 section 4.2.3. */
const CURVES: readonly string[] = [oids.secp256r1, oids.secp384r1, oids.secp521r1];

/** The key types that IBM’s TLS 1.3 page names. */
const KEY_TYPES: readonly string[] = ['RSA', 'RSA-PSS', 'EC'];

export function objectionsTo(
  certificate: Certificate,
  demand: AlgorithmDemand,
): readonly AlgorithmObjection[] {
  return [...objectToKey(certificate, demand), ...objectToSignature(certificate, demand)];
}

function objectToKey({ publicKey }: Certificate, demand: AlgorithmDemand): readonly AlgorithmObjection[] {
  const { bits, curve, type } = publicKey;
  const what = describePublicKey(publicKey);
  const object = (
    severity: AlgorithmObjection['severity'],
    because: AlgorithmObjection['because'],
  ): readonly AlgorithmObjection[] => [{ severity, what, because }];
  if (type.startsWith('RSA')) {
    if (bits === null || bits >= RSA_BITS) return [];
    if (demand.isFips || demand.isTls13) return object('error', demand.isFips ? 'fips' : 'tls13');
    return object(bits < RSA_REFUSED ? 'error' : 'warning', 'weak');
  }
  const isEdwards = type === 'Ed25519' || type === 'Ed448';
  const isNamed = KEY_TYPES.includes(type) && curve !== null && CURVES.includes(curve);
  if (demand.isFips && !isNamed && !(isEdwards && demand.hasEdwardsInFips)) return object('error', 'fips');
  if (type === 'DSA') return object(demand.isTls13 ? 'error' : 'warning', demand.isTls13 ? 'tls13' : 'weak');
  // What IBM’s page does not name may work nevertheless; RFC 8446 has it.
  return demand.isTls13 && !isNamed ? object('warning', 'tls13') : [];
}

/** Nobody relies on the signature of what is signed with its own key. */
function objectToSignature(certificate: Certificate, demand: AlgorithmDemand): readonly AlgorithmObjection[] {
  if (claimsSelfSigned(certificate)) return [];
  const what = describeSignatureAlgorithm(certificate.signatureAlgorithm);
  const hash = hashOfSignature(certificate.signatureAlgorithm);
  if (hash === 'broken') return [{ severity: 'error', what, because: 'weak' }];
  if (hash === 'weak' && demand.isFips) return [{ severity: 'error', what, because: 'fips' }];
  if (demand.isTls13 && (hash === 'weak' || what.endsWith('SHA-224')))
    return [{ severity: 'error', what, because: 'tls13' }];
  return hash === 'weak' ? [{ severity: 'warning', what, because: 'weak' }] : [];
}
