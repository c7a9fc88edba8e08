import assert from 'node:assert/strict';
import { Cursor } from '../../../src/core/der/cursor.js';
import { toNamedBits } from '../../../src/core/der/readBits.js';
import { readDefaultFalse } from '../../../src/core/der/readBoolean.js';
import { bitLength, readInteger, readSmallInteger } from '../../../src/core/der/readInteger.js';
import { readOid } from '../../../src/core/der/readOid.js';
import { toText } from '../../../src/core/der/readString.js';
import { tags } from '../../../src/core/der/tags.js';

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** What a reader makes of these octets, and the codes of its faults. */
function read<Value>(hex: string, reader: (cursor: Cursor) => Value): readonly [Value, ...string[]] {
  const input = Cursor.over(octets(hex));
  return [reader(input), ...input.report.faults.map(({ code }) => code)];
}

describe('primitive values', () => {
  it('reads INTEGER, and names what is not its shortest form', () => {
    const integer = (hex: string) =>
      read(hex, (cursor) => Buffer.from(readInteger(cursor, 'n')).toString('hex'));
    assert.deepEqual(integer('02 02 0080'), ['0080']);
    assert.deepEqual(integer('02 01 80'), ['80']);
    assert.deepEqual(integer('02 02 007f'), ['007f', 'integer-not-minimal']);
    assert.deepEqual(integer('02 02 ff80'), ['ff80', 'integer-not-minimal']);
    assert.deepEqual(integer('02 00'), ['', 'integer-empty']);
  });

  it('reads small INTEGERs as numbers', () => {
    const small = (hex: string) => read(hex, (cursor) => readSmallInteger(cursor, 'n'));
    assert.deepEqual(small('02 01 7f'), [127]);
    assert.deepEqual(small('02 03 010000'), [65_536]);
    assert.deepEqual(small('02 01 fb'), [-5, 'integer-out-of-range']);
    assert.deepEqual(small('02 08 7fffffffffffffff'), [NaN, 'integer-out-of-range']);
    assert.deepEqual(small('04 01 00'), [NaN, 'der-tag-unexpected']);
  });

  it('counts the bits of a number', () => {
    assert.deepEqual(
      ['00', '01', '0080', 'ff00', '000001'].map((hex) => bitLength(octets(hex))),
      [0, 1, 8, 16, 1],
    );
  });

  it('reads OBJECT IDENTIFIER, arcs of any size too', () => {
    const oid = (hex: string) => read(hex, (cursor) => readOid(cursor, 'oid'));
    assert.deepEqual(oid('06 03 550403'), ['2.5.4.3']);
    // The second time from memory.
    assert.deepEqual(oid('06 03 550403'), ['2.5.4.3']);
    assert.deepEqual(oid('06 01 27'), ['0.39']);
    assert.deepEqual(oid('06 03 883703'), ['2.999.3']);
    assert.deepEqual(oid('06 0a 2a 818080808080808000'), ['1.2.72057594037927936']);
    assert.deepEqual(oid('06 02 5580'), ['', 'oid-invalid']);
    assert.deepEqual(oid('06 00'), ['', 'oid-invalid']);
    assert.deepEqual(oid('06 03 558003'), ['2.5.3', 'oid-not-minimal']);
  });

  it('reads named bits, and names what DER does not allow', () => {
    const bits = (hex: string) =>
      read(hex, (cursor) => toNamedBits(cursor.read(tags.bitString, 'bits'), 'bits'));
    assert.deepEqual(bits('03 02 05a0'), [[0, 2]]);
    assert.deepEqual(bits('03 03 070080'), [[8]]);
    assert.deepEqual(bits('03 01 00'), [[]]);
    assert.deepEqual(bits('03 02 0080'), [[0], 'bit-string-not-minimal']);
    assert.deepEqual(bits('03 02 07ff'), [[0], 'bit-string-padding']);
    assert.deepEqual(bits('03 02 0880'), [[], 'bit-string-invalid']);
    assert.deepEqual(bits('03 01 01'), [[], 'bit-string-invalid']);
    assert.deepEqual(bits('03 00'), [[], 'bit-string-invalid']);
  });

  it('reads BOOLEAN DEFAULT FALSE', () => {
    const boolean = (hex: string) => read(hex, (cursor) => readDefaultFalse(cursor, 'b'));
    assert.deepEqual(boolean(''), [false]);
    assert.deepEqual(boolean('01 01 ff'), [true]);
    assert.deepEqual(boolean('01 01 00'), [false, 'default-encoded']);
    assert.deepEqual(boolean('01 01 01'), [true, 'boolean-invalid']);
    assert.deepEqual(boolean('01 02 ffff'), [false, 'boolean-invalid']);
  });

  it('reads strings of every type, and names characters that their type does not have', () => {
    const text = (hex: string) => read(hex, (cursor) => toText(cursor.any('s'), 's'));
    assert.deepEqual(text('0c 04 c3a4e282').slice(1), ['string-characters']);
    assert.deepEqual(text('0c 02 c3a4'), ['ä']);
    assert.deepEqual(text('13 02 4142'), ['AB']);
    assert.deepEqual(text('13 01 40'), ['@', 'string-characters']);
    // And again the second time, in spite of the memory; nor does another type of the same octets take its word.
    assert.deepEqual(text('13 01 40'), ['@', 'string-characters']);
    assert.deepEqual(text('16 01 40'), ['@']);
    assert.deepEqual(text('16 01 e4'), ['ä', 'string-characters']);
    assert.deepEqual(text('12 02 3120'), ['1 ']);
    assert.deepEqual(text('14 01 e4'), ['ä']);
    assert.deepEqual(text('1a 01 0a'), ['\n', 'string-characters']);
    assert.deepEqual(text('1e 04 00e4d83d').slice(0, 1), ['ä\ud83d']);
    assert.deepEqual(text('1e 03 00e400'), ['ä', 'string-length']);
    assert.deepEqual(text('1c 04 0001f600'), ['😀']);
    assert.deepEqual(text('1c 04 7fffffff'), ['\ufffd', 'string-characters']);
    assert.deepEqual(text('1c 05 000000e400'), ['ä', 'string-length']);
  });
});
