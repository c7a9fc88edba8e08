import { incapacityOf } from '../../path/couldHaveIssued.js';
import { findIssuer } from '../../path/findIssuer.js';
import { fingerprint } from '../../path/fingerprint.js';
import { sayExtraneous } from '../../words/findingWords.js';
import { belongsTo } from '../findLeaves.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/**
 * A certificate that has no part in the chain: TLS 1.2 lets nothing but issuers follow, TLS 1.3 puts up with others. It is
 * said only where the chain is whole, so that every certificate's part in it is known.
 */
export const extraneousCertificate: Rule = {
  code: 'extraneous-certificate',
  severity: 'warning',
  citation: 'RFC 5246 section 7.4.2, RFC 8446 section 4.4.2',
  applies: (file) =>
    (file.role === 'key-certificate' || file.role === 'chain') &&
    file.certificates.length > 1 &&
    file.certificates.every(({ item }) => item.container === undefined) &&
    hasKnownLeaves(file),
  check: async (file) => {
    const used = await findUsed(file);
    if (used === undefined) return [];
    return file.certificates
      .filter(({ certificate }) => !used.has(fingerprint(certificate)))
      .map(({ certificate, span }): Remark => {
        const remark = { span, message: sayExtraneous(certificate) };
        return file.role === 'chain' ? { ...remark, severity: 'information' } : remark;
      });
  },
};

/** A key that tells nothing of its public half may belong to any of several end entities. */
function hasKnownLeaves({ certificates, keys }: InspectedFile): boolean {
  const endEntities = certificates.filter(({ certificate }) => incapacityOf(certificate) !== undefined);
  return (
    endEntities.length < 2 ||
    keys.every((key) => certificates.some((certificate) => belongsTo(key, certificate)))
  );
}

/** Fingerprints of all that stand in a chain or issued one that does; undefined where a chain is not whole. */
async function findUsed(file: InspectedFile): Promise<ReadonlySet<string> | undefined> {
  const used = new Set<string>();
  for (const leaf of file.leaves) {
    const { end, steps } = await file.pathOf(leaf);
    if (end !== 'self-signed') return undefined;
    for (const { known } of steps) {
      used.add(fingerprint(known.certificate));
      const { issuers, stopped } = await findIssuer(known.certificate, file.means);
      if (stopped !== undefined) return undefined;
      for (const issuer of issuers) used.add(fingerprint(issuer.known.certificate));
    }
  }
  return used;
}
