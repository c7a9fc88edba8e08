import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { isZip, listZip } from '../../../src/core/archive/listZip.js';
import { readZip, type Unpacked, ZIP_LIMITS } from '../../../src/core/archive/readZip.js';
import { readContents } from '../../../src/core/contents/readContents.js';

import { makeZip } from '../../support/makeZip.js';

const MEGABYTE = 1024 * 1024;
const fixture = (name: string) => new Uint8Array(readFileSync(`test/fixtures/${name}`));
const root = fixture('pki/rsa/root.der');

/** What an archive holds, and the fault of the whole last where there is one. */
async function unpack(bytes: Uint8Array, limits = ZIP_LIMITS): Promise<(Unpacked | string)[]> {
  const files = readZip(bytes, undefined, limits);
  const unpacked: (Unpacked | string)[] = [];
  for (;;) {
    const { done, value } = await files.next();
    if (!done) unpacked.push(value);
    else return value === undefined ? unpacked : [...unpacked, value];
  }
}

/** `name` of what came out, `name: fault` of what did not. */
async function namesIn(bytes: Uint8Array, limits = ZIP_LIMITS): Promise<string[]> {
  return (await unpack(bytes, limits)).map((one) =>
    typeof one === 'string' ? one : 'fault' in one ? `${one.name}: ${one.fault}` : one.name,
  );
}

describe('readZip', () => {
  it('unpacks what Info-ZIP has packed, deflated, stored and streamed', async () => {
    assert.deepEqual((await namesIn(fixture('archives/mailed.zip'))).sort(), [
      'mail/CAs/partner-ca-bundle.pem',
      'mail/CAs/root.der',
      'mail/Lies mich – wichtig.txt',
      'mail/intermediate.crl.pem',
      'mail/mailed.p12',
      'mail/node-keycert.txt',
    ]);
    for (const name of ['stored', 'streamed']) {
      const [one] = await unpack(fixture(`archives/${name}.zip`));
      assert.ok(typeof one === 'object' && 'bytes' in one);
      assert.deepEqual(Buffer.from(one.bytes), Buffer.from(root));
      // It keeps nothing of the archive.
      assert.equal(one.bytes.buffer.byteLength, one.bytes.length);
    }
  });

  it('gives what is in every file as it was packed', async () => {
    for (const one of await unpack(fixture('archives/mailed.zip'))) {
      assert.ok(typeof one === 'object' && 'bytes' in one);
      const isNote = one.name.endsWith('wichtig.txt');
      assert.equal(readContents(one.bytes).items.length > 0, !isNote, one.name);
    }
  });

  it('leaves an archive in an archive packed, and what is encrypted closed, and gives the rest', async () => {
    assert.deepEqual(await namesIn(fixture('archives/nested.zip')), [
      'inner.zip: archive-nested',
      'mail/CAs/root.der',
    ]);
    assert.deepEqual(await namesIn(fixture('archives/encrypted.zip')), [
      'mail/CAs/root.der: archive-encrypted',
    ]);
  });

  it('takes names for what they are, text that leads nowhere', async () => {
    const names = [
      '../../../etc/passwd',
      '/etc/shadow',
      'C:\\Windows\\x',
      'a\n\u202Eb',
      '',
      'x'.repeat(60_000),
    ];
    const files = await unpack(makeZip(names.map((name) => ({ name, content: root }))));
    assert.deepEqual(
      files.map((one) => typeof one === 'object' && one.name),
      names,
    );
  });

  it('stops a bomb: by what it says, and by what it does', async () => {
    const zeros = new Uint8Array(40 * MEGABYTE);
    assert.deepEqual(await namesIn(makeZip([{ name: 'large', content: zeros }])), ['large: archive-large']);
    const dense = new Uint8Array(8 * MEGABYTE);
    assert.deepEqual(await namesIn(makeZip([{ name: 'dense', content: dense }])), ['dense: archive-large']);
    // It says that it is small: no more than that is unpacked.
    const before = process.memoryUsage().arrayBuffers;
    assert.deepEqual(await namesIn(makeZip([{ name: 'liar', content: zeros, size: 100 }])), [
      'liar: archive-damaged',
    ]);
    assert.ok(process.memoryUsage().arrayBuffers - before < 45 * MEGABYTE);
  });

  it('spends no more on all files than its budget, also where they are one and the same', async () => {
    const noise = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7919) % 251);
    const overlapping = Array.from({ length: 50 }, (_, at) => ({ name: `${at}`, content: noise, offset: 0 }));
    const limits = { ...ZIP_LIMITS, all: 1_000_000 };
    // The local header of the first is that of all: their names have other lengths than it says, so it stays within one digit.
    const names = await namesIn(makeZip(overlapping.slice(0, 10)), limits);
    assert.equal(names.filter((name) => !name.includes(':')).length, 10);
    assert.equal(
      (await namesIn(makeZip(overlapping), limits)).filter((name) => name.endsWith('archive-large')).length,
      40,
    );
    const damaged = overlapping.map((one) => ({ ...one, crc: 1 }));
    assert.equal(
      (await namesIn(makeZip(damaged), limits)).filter((name) => name.endsWith('archive-large')).length,
      40,
    );
  });

  it('says what is damaged, unknown or not whole', async () => {
    const file = { name: 'root.der', content: root };
    assert.deepEqual(await namesIn(makeZip([{ ...file, crc: 7 }])), ['root.der: archive-damaged']);
    assert.deepEqual(await namesIn(makeZip([{ ...file, size: 7 }])), ['root.der: archive-damaged']);
    assert.deepEqual(await namesIn(makeZip([{ ...file, method: 12 }])), ['root.der: archive-method']);
    assert.deepEqual(await namesIn(makeZip([{ ...file, offset: 5 }])), ['root.der: archive-damaged']);
    assert.deepEqual(await namesIn(makeZip([{ ...file, offset: 0xffff_fff0 }])), [
      'root.der: archive-damaged',
    ]);
    assert.deepEqual(await namesIn(makeZip([file], { disk: 1 })), ['archive-parts']);
    assert.deepEqual(await namesIn(makeZip([file], { count: 10_001 })), ['archive-entries']);
    assert.deepEqual(await namesIn(makeZip([file], { count: 2 })), ['archive-damaged']);
  });

  it('never throws, wherever an archive is cut or altered', async () => {
    for (const name of readdirSync('test/fixtures/archives').filter((one) => one.endsWith('.zip'))) {
      const bytes = new Uint8Array(readFileSync(`test/fixtures/archives/${name}`));
      assert.equal(isZip(bytes), true, name);
      for (let cut = 0; cut < bytes.length; cut += 97) await unpack(bytes.slice(0, cut));
      for (let at = Math.max(0, bytes.length - 400); at < bytes.length; at++) {
        const altered = bytes.slice();
        altered[at] = (altered[at] ?? 0) ^ 0xff;
        await unpack(altered);
      }
    }
  });

  it('is called off between two files', async () => {
    const calling = new AbortController();
    const files = readZip(fixture('archives/mailed.zip'), calling.signal);
    await files.next();
    calling.abort(new Error('enough'));
    await assert.rejects(files.next(), /enough/);
  });

  it('knows an archive by how it begins', () => {
    assert.equal(isZip(root), false);
    assert.equal(isZip(makeZip([])), true);
    assert.deepEqual(listZip(makeZip([])), []);
    assert.equal(listZip(root), 'archive-damaged');
  });
});
