import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { nameOf } from './chosenEntries.js';
import { look } from './deleteEntries.js';
import type { Successor } from './successor.js';

/**
 * Another entry's certificate, and its private key as it is sealed.
 * @throws Error where the entry is damaged
 */
export async function successorInEntry(
  entry: Entry,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<Successor> {
  const [first, ...others] = entry.certificates.map(({ certificate }) => certificate);
  const [from] = await look(entry, { store });
  const mismatch = entry.faults.find(({ code }) => code === 'key-mismatch' || code === 'key-unencrypted');
  if (mismatch) throw new Error(describeEntryFault(mismatch));
  const key = entry.kind === 'key' ? await store.fileSystem.read(entryPath(entry, 'key.pem')) : undefined;
  const isWhole = first && from && (entry.kind !== 'key' || (key && entry.key));
  if (!isWhole) throw new Error(vscode.l10n.t('{0} is damaged. Mend it first.', nameOf(entry)));
  return {
    certificates: [first, ...others],
    key,
    source: entry.notes.source ?? entry.name,
    uri: undefined,
    from,
  };
}
