import type { Path } from '../../path/buildPath.js';
import { findIssuer } from '../../path/findIssuer.js';
import { fingerprint } from '../../path/fingerprint.js';
import type { NearMiss } from '../../path/nearMiss.js';
import { type KnownCertificate, Pool } from '../../path/pool.js';
import { sayFound, sayIssuerMissing, sayNearMiss } from '../../words/findingWords.js';
import type { CertificateEntry } from '../fileEntry.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/** Near misses told beside a finding; more than a few help nobody. */
const RELATED_SHOWN = 5;

/**
 * Connect:Direct wants the chain up to the root, in the key certificate or among the trusted certificates of the node.
 * A warning at most, since the missing one may lie on the node already; and only where a chain is what the file is for:
 * a lone certificate is told who issued it, a list of CA certificates is left in peace.
 */
export const issuerMissing: Rule = {
  code: 'issuer-missing',
  severity: 'warning',
  citation: 'RFC 5280 section 6.1',
  applies: ({ role }) => role === 'key-certificate' || role === 'lone-certificate' || role === 'chain',
  check: async (file) => {
    const remarks: Remark[] = [];
    for (const leaf of file.leaves) {
      const path = await file.pathOf(leaf);
      const isBroken = path.nearMisses.some(({ reason }) => reason === 'signature-invalid');
      // Where the issuer is known and its key does not verify, `signature-invalid` says the more telling thing.
      if ((path.end === 'issuer-missing' && !isBroken) || path.end === 'loop')
        remarks.push(await remarkOn(file, leaf, path));
    }
    return remarks;
  },
};

async function remarkOn(file: InspectedFile, leaf: CertificateEntry, path: Path): Promise<Remark> {
  const last = path.steps.at(-1)?.known ?? {
    certificate: leaf.certificate,
    file: undefined,
    span: leaf.span,
  };
  const here = path.steps.findLast(({ known }) => known.file === undefined)?.known;
  const { found, nearMisses } = await lookElsewhere(file, last, path);
  const remark: Remark = {
    span: here?.span ?? leaf.span,
    message: sayIssuerMissing(last, path.end, { found: found[0], nearest: nearMisses[0] }),
    related: [
      ...found.map((known) => ({ file: known.file, span: known.span, message: sayFound(known) })),
      ...nearMisses.map((miss) => ({
        file: miss.known.file,
        span: miss.known.span,
        message: sayNearMiss(miss),
      })),
    ].slice(0, RELATED_SHOWN),
  };
  return file.role === 'key-certificate' ? remark : { ...remark, severity: 'information' };
}

interface Elsewhere {
  /** Certificates that issued the last one of the path. */
  readonly found: readonly KnownCertificate[];
  readonly nearMisses: readonly NearMiss[];
}

/** Where the issuer is, or what comes close to it, beyond the file and the store. */
async function lookElsewhere(
  { context: { elsewhere, file }, means }: InspectedFile,
  last: KnownCertificate,
  { end, nearMisses }: Path,
): Promise<Elsewhere> {
  if (end !== 'issuer-missing' || elsewhere === undefined) return { found: [], nearMisses };
  const pool = new Pool([], await elsewhere(), file);
  // What is remembered is about the pool that counts.
  const search = await findIssuer(last.certificate, { ...means, pool, searches: undefined });
  const told = new Set(nearMisses.map(({ known }) => fingerprint(known.certificate)));
  const more = search.nearMisses.filter(({ known }) => !told.has(fingerprint(known.certificate)));
  return { found: search.issuers.map(({ known }) => known), nearMisses: [...nearMisses, ...more] };
}
