import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Contents } from '../../../src/core/contents/contents.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { rememberBlocks } from '../../../src/core/contents/rememberBlocks.js';

const text = readFileSync('test/fixtures/pki/rsa/node-keycert.txt', 'utf8');

/** Where the first octets of each block stand, which is found out when it is asked for. */
const placesOf = ({ items }: Contents) => items.map(({ block }) => block?.textSpan({ start: 0, end: 3 }));

describe('a text that is read again', () => {
  it('gives what a first reading gives, wherever its blocks have moved', () => {
    const read = rememberBlocks();
    const texts = [
      text,
      `Bag Attributes\n${text}`,
      text.replace('-----BEGIN CERTIFICATE-----\n', '-----BEGIN CERTIFICATE-----\n*'),
      text + text,
      text.replace('-----END CERTIFICATE-----', ''),
      text.replaceAll('CERTIFICATE', 'X509 CERTIFICATE'),
      '',
      text,
    ];
    for (const edited of texts) assert.deepEqual(read(edited), readContents(edited));
  });

  it('parses only the block that has changed', () => {
    const read = rememberBlocks();
    const before = read(text).items;
    const [, changed, ...rest] = before;
    assert.ok(changed?.block);
    const place = changed.block.body.start + 100;
    const after = read(`${text.slice(0, place)}AAAA${text.slice(place + 4)}`).items;
    assert.equal(after.length, before.length);
    assert.equal(after[0]?.model, before[0]?.model);
    assert.notEqual(after[1]?.model, changed.model);
    assert.deepEqual(
      after.slice(2).map(({ model }, index) => model === rest[index]?.model),
      rest.map(() => true),
    );
  });

  it('makes two objects of a block that is there twice', () => {
    const read = rememberBlocks();
    read(text);
    const { items } = read(text + text);
    assert.equal(new Set(items.map(({ model }) => model)).size, items.length);
  });

  it('keeps nothing of what the text no longer holds', () => {
    const read = rememberBlocks();
    const [first] = read(text).items;
    read('');
    assert.notEqual(read(text).items[0]?.model, first?.model);
  });

  it('gives what a first reading gives after any edit', () => {
    const read = rememberBlocks();
    const pieces = [
      '-',
      '\n',
      '-----BEGIN CERTIFICATE-----\n',
      '-----END CERTIFICATE-----\n',
      'A',
      '!',
      ' ',
      '> ',
    ];
    let edited = text;
    let seed = 7;
    const below = (limit: number) => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 1;
      return seed % limit;
    };
    for (let edit = 0; edit < 400; edit++) {
      const lines = edited.split('\n');
      // Most edits where blocks meet, since there they decide most.
      const line = lines.findIndex((one, index) => one.startsWith('-----') && index >= below(lines.length));
      const at = lines.slice(0, Math.max(line, 0)).join('\n').length + below(60);
      const piece = pieces[below(pieces.length)] ?? '';
      edited = `${edited.slice(0, at)}${piece}${edited.slice(at + below(3))}`;
      const contents = read(edited);
      assert.deepEqual(contents, readContents(edited), `edit ${edit}`);
      assert.deepEqual(placesOf(contents), placesOf(readContents(edited)), `edit ${edit}`);
      if (edited.length > 3 * text.length || edit % 40 === 39) edited = text;
    }
  });
});
