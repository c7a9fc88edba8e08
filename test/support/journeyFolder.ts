import { cpSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A new folder whose certificate store holds these: the path in the store, and the fixture of `pki/rsa` that stands there. */
export function makeJourneyFolder(store: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
  for (const [path, fixture] of Object.entries(store)) {
    const file = join(folder, 'certificates', path);
    mkdirSync(dirname(file), { recursive: true });
    cpSync(join(resolve('test/fixtures/pki/rsa'), fixture), file);
  }
  return folder;
}
