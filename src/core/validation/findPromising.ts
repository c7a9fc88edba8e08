import type { KnownCertificate } from '../path/pool.js';
import type { Certificate } from '../x509/certificate.js';
import type { Candidate, Candidates } from './candidates.js';

/**
 * The certificates above a leaf from which signatures lead to an anchor. In a mesh of CAs that leads to none, trying
 * every path would take forever, and asking every link once does not.
 */
export async function findPromising(
  leaf: KnownCertificate,
  candidates: Candidates,
  isRefused: (candidate: Candidate) => boolean,
): Promise<ReadonlySet<Certificate>> {
  const issued = new Map<Certificate, Certificate[]>();
  const anchors = new Set<Certificate>();
  const seen = new Set([leaf.certificate]);
  const queue = [leaf];
  for (const known of queue) {
    for (const { candidates: holders } of candidates.of(known)) {
      const [first] = holders;
      const link = first && (await candidates.link(known, first));
      // Where the budget ends nothing is tried any more, so that what is known is enough.
      if (link === undefined) return new Set();
      if (link.verdict === 'invalid') continue;
      for (const candidate of holders.filter((one) => !isRefused(one))) {
        const { certificate } = candidate.known;
        const below = issued.get(certificate) ?? [];
        issued.set(certificate, below);
        below.push(known.certificate);
        if (candidate.isAnchor) anchors.add(certificate);
        else if (!seen.has(certificate)) queue.push(candidate.known);
        seen.add(certificate);
      }
      // One key has made the signature.
      if (link.verdict === 'valid') break;
    }
  }
  const promising = new Set(anchors);
  for (const certificate of promising)
    for (const below of issued.get(certificate) ?? []) promising.add(below);
  return promising;
}
