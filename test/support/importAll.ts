import assert from 'node:assert/strict';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import { type ChosenEntry, withoutRepeated } from '../../src/core/store/import/importChanges.js';
import { planImport } from '../../src/core/store/import/planImport.js';
import { keepChosen } from '../../src/editor/features/import/keepChosen.js';
import { readSources } from '../../src/editor/features/import/readSources.js';
import type { Source } from '../../src/editor/features/import/source.js';
import { unlockFound } from '../../src/editor/features/import/unlockFound.js';
import { NOW, type OpenedStoreDesk } from './editorDesk.js';

const signal = new AbortController().signal;

/** What an import of these would do, nobody being asked for a passphrase. */
export async function planOfSources(sources: readonly Source[], desk: OpenedStoreDesk) {
  const { store } = desk;
  const found = await readSources(sources, { store: store.folder, signal, tell: () => undefined });
  const { entries: existing } = await store.contents();
  const opened = await unlockFound(found, existing, desk);
  assert.ok(opened);
  return { plan: await planImport({ found, existing, now: NOW, verify: verifyLink }), opened };
}

/** Writes these, keys that came from files sealed with the passphrase. */
export function keepAll(
  chosen: readonly ChosenEntry[],
  passphrase: string,
  desk: OpenedStoreDesk,
  stamps: Parameters<typeof keepChosen>[1]['stamps'] = new Map(),
) {
  const keys = chosen.flatMap(({ entry: { key } }) =>
    key?.from === 'file' ? [[key.opened, { passphrase }] as const] : [],
  );
  return keepChosen(chosen, { passphrases: new Map(keys), stamps, signal }, desk);
}

/** Imports all that there is; answers what the store then holds. */
export async function importAll(sources: readonly Source[], passphrase: string, desk: OpenedStoreDesk) {
  const { entries, offered } = (await planOfSources(sources, desk)).plan;
  const chosen = [...entries, ...offered].map((entry) => ({ entry, kind: entry.kinds[0] }));
  await keepAll(withoutRepeated(chosen), passphrase, desk);
  return (await desk.store.contents()).entries;
}
