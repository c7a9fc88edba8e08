import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contents } from '../../../src/core/contents/contents.js';
import { readContents } from '../../../src/core/contents/readContents.js';

const malformed = join(process.cwd(), '../shared/conformance/malformed');

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
}

/** Objects or faults, each fault inside the file. */
function assertSound(contents: Contents, length: number, what: string): void {
  const faults = [...contents.faults, ...contents.items.flatMap((item) => item.faults)];
  assert.ok(contents.items.length + faults.length > 0, `${what}: silence`);
  for (const { model, faults: own } of contents.items)
    assert.ok(model.kind !== 'unknown' || own.length > 0, `${what}: unknown without a reason`);
  for (const { code, span } of faults)
    assert.ok(
      span.start >= 0 && span.start <= span.end && span.end <= length,
      `${what}: ${code} is out of the file`,
    );
}

describe('readContents on hostile input', () => {
  it('ends in objects or faults wherever a fixture is cut off', () => {
    const files = [
      'pki/ec/node-keycert.txt',
      'x509/all.pem',
      'keys/dek-aes-256-cbc.sec1.pem',
      'broken/mail.pem',
      'keys/openssh.pem',
    ];
    for (const file of files) {
      const text = readFileSync(`test/fixtures/${file}`, 'latin1');
      for (let length = 0; length < text.length; length++)
        assertSound(readContents(text.slice(0, length)), length, `${file} cut at ${length}`);
    }
    for (const file of ['pki/rsa/leaf.der', 'pki/ec/root.der']) {
      const bytes = new Uint8Array(readFileSync(`test/fixtures/${file}`));
      for (let length = 0; length < bytes.length; length++)
        assertSound(readContents(bytes.subarray(0, length)), length, `${file} cut at ${length}`);
    }
  });

  it('ends in objects or faults on everything that fuzzers found', function () {
    if (!existsSync(malformed)) this.skip();
    const files = filesIn(malformed);
    assert.ok(files.length > 1000);
    for (const file of files) {
      const bytes = new Uint8Array(readFileSync(file));
      assertSound(readContents(bytes), bytes.length, file);
    }
  });

  it('notes a bounded number of faults of an object that is nothing but faults', () => {
    // A name of 200,000 empty SETs inside a request.
    const name = new Uint8Array(400_000).fill(0);
    for (let index = 0; index < name.length; index += 2) name[index] = 0x31;
    const length = (count: number): readonly number[] => [
      0x83,
      count >> 16,
      (count >> 8) & 0xff,
      count & 0xff,
    ];
    const key = [0x30, 7, 0x30, 3, 6, 1, 0x27, 3, 0];
    const tbs = [2, 1, 0, 0x30, ...length(name.length), ...name, ...key];
    const rest = [0x30, 3, 6, 1, 0x27, 3, 1, 0];
    const inner = [0x30, ...length(tbs.length), ...tbs, ...rest];
    const contents = readContents(Uint8Array.from([0x30, ...length(inner.length), ...inner]));
    assert.ok((contents.items[0]?.faults.length ?? 0) <= 1000);
    assert.ok((contents.items[0]?.faults.length ?? 0) > 900);
  });
});
