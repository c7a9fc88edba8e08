import { readPssParameters } from '../crypto/pssParameters.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import { oids } from '../x509/oids.js';

/** Signatures over MD2, MD4 and MD5, whose collisions are found at will (RFC 6149, RFC 6150, RFC 6151). */
const BROKEN: ReadonlySet<string> = new Set([
  oids.md2WithRSAEncryption,
  oids.md4WithRSAEncryption,
  oids.md5WithRSAEncryption,
  '1.3.14.3.2.2', // OIW's names for MD4 and MD5 with RSA
  '1.3.14.3.2.3',
]);

/** Signatures over SHA-1, RFC 9155. */
const WEAK: ReadonlySet<string> = new Set([
  oids.sha1WithRSAEncryption,
  oids.sha1WithRSASignature,
  oids.dsaWithSHA1,
  '1.3.14.3.2.27', // OIW's name for DSA with SHA-1
  oids.ecdsaWithSHA1,
]);

/** How much a signature algorithm's hash is worth: collisions at will, collisions at a price, nothing known against it. */
export function hashOfSignature({ oid, parameters }: AlgorithmIdentifier): 'broken' | 'weak' | 'sound' {
  if (BROKEN.has(oid)) return 'broken';
  if (oid === oids.rsassaPss) {
    const hash = readPssParameters(parameters)?.hash;
    return hash === 'MD5' ? 'broken' : hash === 'SHA-1' ? 'weak' : 'sound';
  }
  return WEAK.has(oid) ? 'weak' : 'sound';
}
