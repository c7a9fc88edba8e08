import type { Span } from '../base/span.js';
import type { Entry } from '../store/entry.js';
import type { EntryAddress } from '../store/layout.js';
import { BOOTSTRAP_REFERENCE } from './installJob.js';
import { type ParsedJob, parseJob } from './parseJob.js';
import { type ParsedReference, parseServer } from './parseServer.js';
import type { Placed } from './placed.js';
import { keyRoleIn, REFERENCED, type ReferenceRole, resolveReference } from './resolveReference.js';

/** Where a job names an entry. */
export interface Use {
  readonly entry: EntryAddress;
  readonly as: ReferenceRole;
  /** The reference’s value in the text of the job. */
  readonly span: Span;
}

/** The places where the text of a job names entries of the store, in the order of the text. */
export async function findUses(text: string, entries: readonly Entry[]): Promise<readonly Use[]> {
  const uses = namedIn(await parseJob(text)).flatMap(({ as, ref }): readonly Use[] => {
    if (as === 'keyCertificate' && ref.value === BOOTSTRAP_REFERENCE) return [];
    const { entry } = resolveReference(ref, REFERENCED[as], entries);
    return entry ? [{ entry, as, span: ref.span }] : [];
  });
  // What stands at the top is named by every server that has nothing else in its place.
  const places = new Map(uses.map((use) => [use.span.start, use]));
  return [...places.values()].sort((a, b) => a.span.start - b.span.start);
}

interface NamedEntry {
  readonly as: Use['as'];
  readonly ref: Placed;
}

function namedIn({ director, jobKind, servers, root }: ParsedJob): readonly NamedEntry[] {
  const under = (as: Use['as'], references: readonly Pick<ParsedReference, 'ref'>[]) =>
    references.flatMap(({ ref }) => (ref ? [{ as, ref }] : []));
  // The defaults too, where every server has something else in their place.
  return [...servers, parseServer(root)].flatMap(
    ({ bootstrap, keyCertificate, partners, trustedCertificates }) => [
      ...under(keyRoleIn(jobKind), [keyCertificate]),
      ...under('bootstrap', [bootstrap]),
      ...under('trustedCertificates', trustedCertificates),
      ...partners.flatMap(({ certificates, trusted }) => [
        ...under('presentedCertificates', certificates),
        ...under('trustedCertificates', trusted),
      ]),
      ...under('presentedCertificates', director.certificates),
      ...under('trustedCertificates', director.trusted),
    ],
  );
}
