import { readPssParameters } from '../crypto/pssParameters.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';

/** Signatures over MD2, MD4 and MD5, whose collisions are found at will (RFC 6149, RFC 6150, RFC 6151). */
const BROKEN: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.2',
  '1.2.840.113549.1.1.3',
  '1.2.840.113549.1.1.4',
  '1.3.14.3.2.2', // OIW's names for MD4 and MD5 with RSA
  '1.3.14.3.2.3',
]);

/** Signatures over SHA-1, RFC 9155: RSA (and OIW's name for it), DSA (twice), ECDSA. */
const WEAK: ReadonlySet<string> = new Set([
  '1.2.840.113549.1.1.5',
  '1.3.14.3.2.29',
  '1.2.840.10040.4.3',
  '1.3.14.3.2.27',
  '1.2.840.10045.4.1',
]);

const RSA_PSS = '1.2.840.113549.1.1.10';

/** How much a signature algorithm's hash is worth: collisions at will, collisions at a price, nothing known against it. */
export function hashOfSignature({ oid, parameters }: AlgorithmIdentifier): 'broken' | 'weak' | 'sound' {
  if (BROKEN.has(oid)) return 'broken';
  if (oid === RSA_PSS && ['SHA-1', 'MD5'].includes(readPssParameters(parameters)?.hash ?? '')) return 'weak';
  return WEAK.has(oid) ? 'weak' : 'sound';
}
