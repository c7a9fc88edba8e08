import { readPssParameters } from '../crypto/pssParameters.js';
import { signatureSchemes } from '../crypto/signatureAlgorithms.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';

/** "RSA with SHA-256", "RSA-PSS with SHA-384", or the OID of one that has no name here. */
export function describeSignatureAlgorithm({ oid, parameters }: AlgorithmIdentifier): string {
  const scheme = signatureSchemes.get(oid);
  if (scheme === undefined) return oid;
  const hash = scheme.kind === 'RSA-PSS' ? readPssParameters(parameters)?.hash : undefined;
  return hash === undefined ? scheme.name : `${scheme.name} with ${hash}`;
}
