import { readFileSync } from 'node:fs';
import { readContents } from '../../src/core/contents/readContents.js';
import { openKey } from '../../src/core/keys/openKey.js';
import { openKeystore } from '../../src/core/keystores/openKeystore.js';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import type { Entry } from '../../src/core/store/entry.js';
import { Gathering } from '../../src/core/store/import/gathering.js';
import type { ImportPlan, PlannedEntry } from '../../src/core/store/import/importPlan.js';
import { lockedObjects } from '../../src/core/store/import/lockedObjects.js';
import { openClearKeys } from '../../src/core/store/import/openClearKeys.js';
import { planImport } from '../../src/core/store/import/planImport.js';
import { certificateLabel } from '../../src/core/words/describeCertificate.js';
import { NOW } from './inspectFixture.js';

/** The passphrase of every sealed fixture. */
export const PASSPHRASE = 'changeit';

/** What fixtures hold; a text in place of a name is read as it stands. */
export function gather(
  ...files: readonly (string | { name: string; content: string | Uint8Array })[]
): Gathering {
  const found = new Gathering();
  for (const file of files) {
    const { content, name } = typeof file === 'string' ? { name: file, content: readFixture(file) } : file;
    found.add(name, readContents(content));
  }
  return found;
}

const readFixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(name.startsWith('../') ? name : `test/fixtures/${name}`));

export function planOf(found: Gathering, existing: readonly Entry[] = [], now = NOW): Promise<ImportPlan> {
  return planImport({ found, existing, now, verify: verifyLink });
}

/** Opens all that a passphrase is needed for; answers how often one was needed. */
export async function unlockAll(
  found: Gathering,
  passphrase = PASSPHRASE,
  existing: readonly Entry[] = [],
): Promise<number> {
  await openClearKeys(found);
  for (let count = 0; ; count++) {
    const [locked] = lockedObjects(found, existing);
    if (locked === undefined) return count;
    if (locked.type === 'key') {
      const opening = await openKey(locked.key, passphrase);
      if (opening.outcome !== 'opened') throw new Error(`${locked.file}: ${opening.outcome}`);
      found.openKey(locked.key, opening.key);
    } else {
      const opening = await openKeystore(locked.container.keystore, passphrase);
      if (opening.outcome !== 'opened') throw new Error(`${locked.file}: ${opening.outcome}`);
      found.openContainer(locked.container, opening.keystore);
    }
  }
}

/** Plans once all is opened. */
export async function planUnlocked(
  files: readonly string[],
  existing: readonly Entry[] = [],
): Promise<ImportPlan> {
  const found = gather(...files);
  await unlockAll(found, PASSPHRASE, existing);
  return planOf(found, existing);
}

/** Entries in a line: `key CDNODE1 ← Issuing CA ← Root CA`. */
export const linesOf = (entries: readonly PlannedEntry[]): string[] =>
  entries.map(({ certificates, kinds, label }) => {
    const names = certificates.map(certificateLabel);
    return `${kinds.join('/')} ${names.length > 0 ? names.join(' ← ') : label}`;
  });
