import { sameOctets } from '../base/sameOctets.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import type { Signed } from '../x509/signed.js';

/** Faults that leave open what a certificate or a list says: nobody can be held to it. */
const BREAKING: ReadonlySet<string> = new Set([
  'extension-duplicate',
  'version-too-low',
  'version-unknown',
  'der-element-missing',
  'der-trailing',
  'der-truncated',
  'integer-empty',
  // X.690 section 8.3.2: a serial number in two writings would be two, and its revocation missed.
  'integer-not-minimal',
]);

/** Why neither a certificate nor a list can be relied on for what it says: RFC 5280 sections 4.1, 4.2, 5.1 and 5.2. */
export function brokenStructure(
  signed: Signed & { readonly tbsSignatureAlgorithm: AlgorithmIdentifier },
): readonly string[] {
  const { faults, signatureAlgorithm, tbsSignatureAlgorithm } = signed;
  const fault = faults.find(({ code }) => BREAKING.has(code));
  // Sections 4.1.1.2 and 5.1.1.2: the two MUST be the same.
  const areSame = sameOctets(signatureAlgorithm.raw, tbsSignatureAlgorithm.raw);
  return [...(fault === undefined ? [] : [fault.code]), ...(areSame ? [] : ['signature-algorithms-differ'])];
}
