import assert from 'node:assert/strict';
import { readContents } from '../../../src/core/contents/readContents.js';
import { canonicalBlocks } from '../../../src/core/fixes/canonicalBlock.js';
import { mendAll } from '../../../src/core/fixes/mendAll.js';
import { orderChain } from '../../../src/core/fixes/orderChain.js';
import { Random } from '../../fuzz/random.js';
import { edited, readAsFile } from '../../support/fixFixture.js';
import { fixture } from '../../support/inspectFixture.js';

const BLOCKS = [
  ...['leaf.key', 'pkcs1.key', 'leaf.pem', 'intermediate.pem', 'root.pem', 'leaf.csr'].map(
    (name) => `pki/rsa/${name}`,
  ),
  ...['partner/root.pem', 'pki/ec/leaf.pem', 'pki/ec/root.pem', 'keys/dek-aes-256-cbc.sec1.pem'],
].map(fixture);

const BETWEEN = [
  '',
  '\n',
  '\n\n',
  '# a note\n',
  'Bag Attributes\n  x: 1\nsubject=a\n\nissuer=b\n\n',
  '\ufeff',
  '  ',
  'text ',
];

/** Ways to spoil a block that lose nothing of it. */
const SPOIL: readonly ((block: string) => string)[] = [
  (block) => block,
  (block) => block,
  (block) => block.replace(/^/gm, '> '),
  (block) => block.replace(/^/gm, '\t'),
  (block) => block.trimEnd(),
  (block) => block.replaceAll('\n', '\r\n'),
  (block) => block.replaceAll('\n', '\n\n'),
  (block) => block.replace('-----BEGIN', '-BEGIN'),
  (block) => block.replaceAll('\n', '\u00a0\n'),
  (block) => block.replaceAll('\n', '\u200b\n'),
];

function makeMess(random: Random): string {
  const parts = Array.from({ length: 1 + random.below(7) }, () => {
    const spoil = random.pick(SPOIL) ?? String;
    return (random.pick(BETWEEN) ?? '') + spoil(random.pick(BLOCKS) ?? '');
  });
  return parts.join('');
}

/** What stands in a text: each object's octets, sorted. */
function objectsIn(text: string): readonly string[] {
  return readContents(text)
    .items.map(({ block }) => Buffer.from(block?.bytes ?? []).toString('base64'))
    .sort();
}

/** The same for two texts of the same characters. */
const sorted = (text: string) =>
  Uint16Array.from(text, (one) => one.charCodeAt(0))
    .sort()
    .join();

describe('mends of any mess', () => {
  const messes = Array.from({ length: 300 }, (_, seed) => makeMess(new Random(seed)));

  it('lose no object and no character when they put a chain in order', async () => {
    let changed = 0;
    for (const mess of messes) {
      const mended = edited(mess, await orderChain(mess, readAsFile(mess)));
      if (mended !== mess) changed++;
      assert.equal(sorted(mended), sorted(mess), JSON.stringify(mess));
      assert.deepEqual(objectsIn(mended), objectsIn(mess), JSON.stringify(mess));
    }
    assert.ok(changed > 50, `${changed}`);
  });

  it('change no object when they write it anew', () => {
    let changed = 0;
    for (const mess of messes)
      for (const which of ['sure', 'faulty', 'all'] as const) {
        const edits = canonicalBlocks(mess, readContents(mess).items, which).flatMap((one) => one.edits);
        const mended = edited(mess, edits);
        if (mended !== mess) changed++;
        assert.deepEqual(objectsIn(mended), objectsIn(mess), JSON.stringify(mess));
      }
    assert.ok(changed > 300, `${changed}`);
  });

  it('leave each object there once, whatever they do', async () => {
    for (const mess of messes) {
      const mended = edited(mess, await mendAll(mess, (text) => readAsFile(text)));
      assert.deepEqual([...new Set(objectsIn(mended))], [...new Set(objectsIn(mess))], JSON.stringify(mess));
      assert.deepEqual(await mendAll(mended, (text) => readAsFile(text)), [], JSON.stringify(mess));
    }
  });
});
