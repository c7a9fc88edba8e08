import { fingerprint } from '../../path/fingerprint.js';
import type { Stamp } from '../change/stamp.js';
import type { StoreChange } from '../change/storeChange.js';
import type { NewEntry } from '../entry.js';
import { type EntryAddress, type EntryKind, entryPath, holdsKey } from '../layout.js';
import type { PlannedEntry } from './importPlan.js';

/** A planned entry that the person wants, and what it is to become. */
export interface ChosenEntry {
  readonly entry: PlannedEntry;
  readonly kind: EntryKind;
}

/** A certificate is among those to be trusted once: an authority’s is already, and so is what was made a CA’s. */
export function withoutRepeated(chosen: readonly ChosenEntry[]): readonly ChosenEntry[] {
  const trusted = new Set<string>();
  const order = [...chosen].sort((a, b) => Number(a.kind === 'ca') - Number(b.kind === 'ca'));
  const kept = new Set(
    order.filter(({ entry: { object }, kind }) => {
      if (object.kind !== 'certificate' || (kind !== 'ca' && kind !== 'authority')) return true;
      const isRepeated = trusted.has(fingerprint(object));
      trusted.add(fingerprint(object));
      return !isRepeated;
    }),
  );
  return chosen.filter((one) => kept.has(one));
}

/** The entries whose place these take: requests that they answer, and older revocation lists. */
export function replacedBy(chosen: readonly ChosenEntry[]): readonly EntryAddress[] {
  const replaced = chosen.flatMap(({ entry: { answers, supersedes }, kind }) => [
    ...(holdsKey(kind) && answers ? [answers] : []),
    ...supersedes,
  ]);
  return [...new Map(replaced.map((address) => [entryPath(address), address])).values()];
}

/** An entry as the store adds it. `sealedKey`: where the key came from a file. */
export function toNewEntry({ entry, kind }: ChosenEntry, sealedKey: Uint8Array | undefined): NewEntry {
  const { answers, certificates, files, key, label, notes, object, supersedes } = entry;
  const isCertificate = object.kind === 'certificate';
  const kept = kind === 'ca' ? certificates.slice(0, 1) : certificates;
  const sealed = key?.from === 'store' ? key.sealed : sealedKey;
  return {
    kind,
    // Who answers a request, or is newer, takes its place, and its name.
    title: (holdsKey(kind) ? answers : supersedes[0])?.name ?? label,
    certificates: kept.map(({ der }) => der),
    ...(!isCertificate && { object: object.der }),
    ...(holdsKey(kind) && sealed && { sealedKey: sealed }),
    notes: { ...notes, label, source: files.join(', ') },
  };
}

/**
 * The change of the store that an import is: first go the answered requests and the older lists, so that their names are free, then all that
 * is new comes.
 * @param stamps of the folders of what goes, as the person was shown them
 */
export function toChanges(
  added: readonly NewEntry[],
  stamps: ReadonlyMap<string, Stamp>,
): readonly StoreChange[] {
  return [
    ...[...stamps].map(([path, before]): StoreChange => ({ type: 'remove', path, before })),
    ...added.map((entry): StoreChange => ({ type: 'add', entry })),
  ];
}
