/**
 * A store of 10,000 entries on this disk: its folders listed, all of it read, and read again after one entry changed,
 * against plainly reading the same folders and files as many at a time.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readContents } from '../../src/core/contents/readContents.js';
import type { StoreReader } from '../../src/core/store/storeFileSystem.js';
import { StoreIndex } from '../../src/core/store/storeIndex.js';
import { makeDistinct } from './distinct.js';
import { report } from './measure.js';

const count = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bench-'));

const fileSystem: StoreReader = {
  list: async (path) => {
    const items = await readdir(join(folder, path), { withFileTypes: true }).catch(() => []);
    return items.map((item) => ({ name: item.name, type: item.isDirectory() ? 'folder' : 'file' }));
  },
  read: (file) => readFile(join(folder, file)).catch(() => undefined),
};

/** Three quarters key certificates, the rest CA certificates, each another. */
function writeStore(): void {
  const bundle = readContents(readFileSync('test/fixtures/big/ca-certificates.crt'));
  const blocks = makeDistinct(bundle, Math.ceil(count / bundle.items.length));
  const key = readFileSync('test/fixtures/pki/rsa/leaf.key');
  for (let number = 0; number < count; number++) {
    const kind = number % 4 === 0 ? 'ca' : 'key';
    const entry = join(folder, kind, `entry-${number}`);
    mkdirSync(entry, { recursive: true });
    writeFileSync(join(entry, 'certificate.pem'), blocks[number] ?? '');
    if (kind === 'key') writeFileSync(join(entry, 'key.pem'), key);
    const notes = `# What people know about this certificate. Made to be edited.\n\nlabel: node ${number}\ntags:\n  - partner\n  - production\nsource: a.p12\nadded: 2026-11-23T12:00:00.000Z\n`;
    writeFileSync(join(entry, 'entry.yaml'), notes);
  }
  writeFileSync(join(folder, 'certificate-store.yaml'), 'format: 1\n');
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now();
  await work();
  return performance.now() - before;
}

async function best(work: () => Promise<unknown>): Promise<number> {
  let shortest = Infinity;
  for (let time = 0; time < 3; time++) shortest = Math.min(shortest, await timeOf(work));
  return shortest;
}

/** The same files as many at a time, and nothing made of them. */
async function readPlainly(): Promise<void> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((item) =>
    item.isFile(),
  );
  for (let at = 0; at < files.length; at += 192)
    await Promise.all(files.slice(at, at + 192).map((file) => readFile(join(file.parentPath, file.name))));
}

try {
  writeStore();
  console.log(`store: ${count} entries`);
  const plain = await best(readPlainly);
  const listing = await best(() =>
    Promise.all(['authority', 'ca', 'key', 'request', 'crl'].map((kind) => fileSystem.list(kind))),
  );
  report(
    'its folders listed, against listing them',
    await best(() => new StoreIndex(fileSystem).list()),
    listing,
  );
  report(
    'all of it read, against reading its files',
    await best(() => new StoreIndex(fileSystem).read()),
    plain,
  );
  const index = new StoreIndex(fileSystem);
  await index.read();
  const again = await best(() => {
    index.forget('key/entry-5001/entry.yaml');
    return index.read();
  });
  report('read again after one entry changed, against reading its files', again, plain);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
