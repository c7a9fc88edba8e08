/** What is looked for when the suites have ended: planted passphrases, and every private key that they have opened or made. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writtenBelow } from './clearFixtures.mjs';
import { filesBelow, findLeaks, STEM, textCanary } from './findLeaks.mjs';
import { clearKeyCanaries, sealedKeyCanaries } from './keyCanaries.mjs';

/** What the suites seal keys with, and the fixtures’ makers did. */
const PASSPHRASES = [
  ...['changeit', 'changeit please', 'pâssphrase 1'],
  ...['2210', '4410', '5512', '5517', '7731', '8846'].map((end) => `${STEM}-${end}`),
];

/** Beside the suites’ workspace: the sealed keys of each store that they have made and removed. */
const SEALED_BESIDE = '../sealed';

/**
 * Where a secret was found, a line each.
 * @param {{ data: string, workspace: string, fixtures: string, gathered: readonly import('./findLeaks.mjs').Place[] }} run
 *   `data` is what VS Code has written, `workspace` a copy of `fixtures`, and `gathered` what no file shows
 * @returns {readonly string[]}
 */
export function lookAfterSuites({ data, fixtures, gathered, workspace }) {
  const written = [...filesBelow(data), ...writtenBelow(workspace, fixtures)];
  const keys = privateKeys(fixtures, join(workspace, SEALED_BESIDE));
  return findLeaks([...gathered, ...written], [textCanary(STEM), ...keys]);
}

function privateKeys(fixtures, made) {
  const files = [...filesBelow(fixtures)];
  const sealed = existsSync(made) ? [...filesBelow(made)] : [];
  const isClosed = (where) => {
    throw new Error(`No passphrase of the suites opens ${where}: name it in test/host/lookAfterSuites.mjs.`);
  };
  return [
    ...clearKeyCanaries(files),
    ...sealedKeyCanaries(files, PASSPHRASES),
    ...sealedKeyCanaries(sealed, PASSPHRASES, isClosed),
  ];
}
