import { fingerprint } from '../path/fingerprint.js';
import type { Entry, EntryFault } from './entry.js';
import { DEFAULT_LABEL } from './label.js';

/**
 * Whether two entries may come into one keystore, where each label stands once (CSPV008E). Every node has a key
 * certificate of the installer’s default label; requests and revocation lists come into no keystore.
 */
function counts({ certificates, kind, notes: { label } }: Entry): boolean {
  return (
    label !== undefined &&
    certificates.length > 0 &&
    (kind === 'ca' || kind === 'authority' || (kind === 'key' && label !== DEFAULT_LABEL))
  );
}

/** The entries, those with the label of another among their faults `label-duplicate`; all others as they are. */
export function withDuplicateLabels(entries: readonly Entry[]): readonly Entry[] {
  const byLabel = new Map<string, Entry[]>();
  for (const entry of entries)
    if (counts(entry)) {
      const { label = '' } = entry.notes;
      const namesakes = byLabel.get(label);
      if (namesakes) namesakes.push(entry);
      else byLabel.set(label, [entry]);
    }
  return entries.map((entry) => {
    const namesakes = counts(entry) ? byLabel.get(entry.notes.label ?? '') : undefined;
    const other =
      namesakes && namesakes.length > 1 ? namesakes.find((one) => isOther(one, entry)) : undefined;
    return other ? { ...entry, faults: [...entry.faults, toFault(entry, other)] } : entry;
  });
}

/** The entry of another certificate that has this label already; undefined where it may be given to `entry`. */
export function findLabelled(
  label: string,
  entry: Entry | undefined,
  entries: readonly Entry[],
): Entry | undefined {
  const labelled = entry && { ...entry, notes: { ...entry.notes, label } };
  if (labelled ? !counts(labelled) : label === DEFAULT_LABEL) return undefined;
  return entries.find(
    (one) => counts(one) && one.notes.label === label && (labelled === undefined || isOther(one, labelled)),
  );
}

/** The same certificate twice is one. */
function isOther(a: Entry, b: Entry): boolean {
  const [one, other] = [a.certificates[0], b.certificates[0]];
  return (
    one !== undefined &&
    other !== undefined &&
    fingerprint(one.certificate) !== fingerprint(other.certificate)
  );
}

function toFault({ labelSpan, notes }: Entry, other: Entry): EntryFault {
  const facts = { label: notes.label ?? '', other: other.name };
  return { code: 'label-duplicate', file: 'entry.yaml', span: labelSpan ?? { start: 0, end: 0 }, facts };
}
