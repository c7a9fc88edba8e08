import type { Span } from '../base/span.js';
import type { Entry } from '../store/entry.js';
import { parseJob } from './parseJob.js';
import { type ParsedReference, parseServer } from './parseServer.js';
import { REFERENCED, type ReferenceRole, resolveReference } from './resolveReference.js';

/** The labels of a job. */
export interface JobLabels {
  /** Where one stands beside a reference to the entry, and is the entry’s own: as New Install Job writes it. */
  readonly own: readonly Span[];
  /** All of them. */
  readonly all: ReadonlySet<string>;
}

/** Where the text of a job repeats the label that an entry of the store has. */
export async function findLabels(text: string, entry: Entry, entries: readonly Entry[]): Promise<JobLabels> {
  const job = await parseJob(text);
  const own = new Map<number, Span>();
  const look = (as: ReferenceRole, { label, ref }: Pick<ParsedReference, 'label' | 'ref'>) => {
    if (label === undefined || ref === undefined || label.value !== entry.notes.label) return;
    const named = resolveReference(ref, REFERENCED[as], entries).entry;
    if (named?.kind === entry.kind && named.name === entry.name) own.set(label.span.start, label.span);
  };
  // The defaults too, where every server has something else in their place.
  for (const { keyCertificate, trustedCertificates } of [...job.servers, parseServer(job.root)]) {
    look('keyCertificate', keyCertificate);
    for (const reference of trustedCertificates) look('trustedCertificates', reference);
  }
  const labels = job.shape.values.filter(({ field }) => field.type === 'label');
  return { own: [...own.values()], all: new Set(labels.map(({ text: label }) => label)) };
}
