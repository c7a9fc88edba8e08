import type { Entry } from '../../store/entry.js';
import { sayEntryNone, sayEntrySeveral, sayNodeWithoutKey } from '../../words/describeJobList.js';
import { oids } from '../../x509/oids.js';
import { REFERENCED } from '../resolveReference.js';

type Found = { readonly entry: Entry } | { readonly problem: string };

/** What an entry can be known by. */
type Names = (entry: Entry) => readonly (string | undefined)[];

const byName: Names = ({ name }) => [name];
const byLabel: Names = ({ notes }) => [notes.label];
const byCommonName: Names = ({ certificates: [own] }) =>
  own?.certificate.subject.rdns
    .flat()
    .filter(({ oid }) => oid === oids.commonName)
    .map(({ value }) => value) ?? [];

/** The entry that a cell names: by the name of its folder, else by its label. */
export function findNamed(
  name: string,
  role: 'keyCertificate' | 'trustedCertificates',
  entries: readonly Entry[],
): Found {
  const fitting = entries.filter(({ kind }) => REFERENCED[role].includes(kind));
  const found = findFirst(name, fitting, [byName, byLabel], (text) => text.normalize('NFC'));
  if (found) return found;
  const misfit = findFirst(name, entries, [byName], (text) => text.normalize('NFC'));
  const kind = misfit && 'entry' in misfit ? misfit.entry.kind : undefined;
  return { problem: sayEntryNone(name, role === 'keyCertificate' ? 'key' : 'ca', kind) };
}

/** The key certificate of a node, by what it is called: upper and lower case do not tell nodes apart. */
export function findForNode(node: string, entries: readonly Entry[]): Found {
  const keys = entries.filter(({ kind }) => kind === 'key');
  const fold = (text: string) => text.normalize('NFC').toLowerCase();
  return findFirst(node, keys, [byName, byLabel, byCommonName], fold) ?? { problem: sayNodeWithoutKey(node) };
}

/** The likeliest first; of two that are as likely, none is. */
function findFirst(
  wanted: string,
  entries: readonly Entry[],
  ways: readonly Names[],
  fold: (text: string) => string,
): Found | undefined {
  for (const namesOf of ways) {
    const isIt = (name: string | undefined) => name !== undefined && fold(name) === fold(wanted);
    const fitting = entries.filter((entry) => namesOf(entry).some(isIt));
    const exact = fitting.filter((entry) => namesOf(entry).includes(wanted));
    const [first, ...others] = exact.length === 1 ? exact : fitting;
    if (first === undefined) continue;
    if (others.length === 0) return { entry: first };
    return {
      problem: sayEntrySeveral(
        wanted,
        [first, ...others].map(({ name }) => name),
      ),
    };
  }
  return undefined;
}
