/**
 * An import of 1,000 files: 800 CA certificates, and 100 key certificates of two files each, whose keys OpenSSL has
 * sealed. Read, opened with one passphrase, sorted, sealed anew and written, step by step; and the memory that stays.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents } from '../../src/core/contents/readContents.js';
import { sealKey } from '../../src/core/keys/sealKey.js';
import { changeStore } from '../../src/core/store/change/changeStore.js';
import type { NewEntry } from '../../src/core/store/entry.js';
import { Gathering } from '../../src/core/store/import/gathering.js';
import { toChanges, toNewEntry } from '../../src/core/store/import/importChanges.js';
import { planOf, unlockAll } from '../support/importFixture.js';
import { MemoryFileSystem } from '../support/memoryFileSystem.js';
import { makeDistinct } from './distinct.js';

const PAIRS = 100;
const AUTHORITIES = 800;
const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));

function writeFiles(): void {
  const bundle = readContents(readFileSync('test/fixtures/big/ca-certificates.crt'));
  const blocks = makeDistinct(bundle, Math.ceil(AUTHORITIES / bundle.items.length)).slice(0, AUTHORITIES);
  for (const [index, block] of blocks.entries()) writeFileSync(join(folder, `ca-${index}.pem`), block);
  for (let index = 0; index < PAIRS; index++)
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:P-256',
          '-passout',
          'pass:changeit',
        ],
        ...['-keyout', join(folder, `node-${index}.key`), '-out', join(folder, `node-${index}.crt`)],
        ...['-subj', `/CN=node-${index}`, '-addext', 'basicConstraints=critical,CA:FALSE'],
      ],
      { stdio: 'ignore' },
    );
}

async function step<T>(what: string, work: () => Promise<T> | T): Promise<T> {
  const before = performance.now();
  const result = await work();
  console.log(`  ${what}: ${(performance.now() - before).toFixed(0)} ms`);
  return result;
}

try {
  writeFiles();
  const names = readdirSync(folder);
  console.log(`import: ${names.length} files`);
  const before = process.memoryUsage();
  const found = await step('read and taken in', () => {
    const gathering = new Gathering();
    for (const name of names)
      gathering.add(name, readContents(new Uint8Array(readFileSync(join(folder, name)))));
    return gathering;
  });
  const after = process.memoryUsage();
  const kept = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers;
  console.log(`  kept of it: at most ${(kept / 1e6).toFixed(1)} MB`);
  await step('keys opened', () => unlockAll(found));
  const plan = await step('sorted', () => planOf(found));
  console.log(
    `  ${plan.entries.length} entries, ${plan.offered.length} offered, ${plan.refused.length} refused`,
  );
  const added = await step('sealed anew (600,000 iterations each)', async () => {
    const entries: NewEntry[] = [];
    for (const entry of [...plan.entries, ...plan.offered]) {
      const sealed =
        entry.key?.from === 'file' ? await sealKey(entry.key.opened.pkcs8, 'changeit') : undefined;
      entries.push(toNewEntry({ entry, kind: entry.kinds[0] }, sealed));
    }
    return entries;
  });
  await step('written, into memory', () =>
    changeStore(new MemoryFileSystem(), toChanges(added, new Map()), 0),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
