import assert from 'node:assert/strict';
import { type Definite, toDefinite } from '../../../src/core/der/toDefinite.js';

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
/** What it comes to; the reason where there is nothing. */
function convert(hexadecimal: string): Partial<Definite> & { readonly why?: string } {
  const result = toDefinite(octets(hexadecimal));
  return typeof result === 'string' ? { why: result } : result;
}

const hex = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('hex');

describe('toDefinite', () => {
  it('leaves what has definite lengths as it is, were they written too long', () => {
    for (const der of ['3003020105', '30810302 0105', '02 01 05', '', '30 05 02 01']) {
      const bytes = octets(der);
      const same = toDefinite(bytes);
      assert.ok(typeof same === 'object' && same.isSame && same.bytes === bytes, der);
    }
  });

  it('makes indefinite lengths definite, at every depth', () => {
    assert.equal(hex(convert('3080 020105 0000').bytes), '3003020105');
    assert.equal(hex(convert('3080 a080 020105 0000 0500 0000').bytes), '3007a0030201050500');
    assert.equal(hex(convert('3006 3080 0500 0000').bytes), '300430020500');
    // Octets after the object stay.
    assert.equal(hex(convert('3080 0000 beef').bytes), '3000beef');
    const long = `3080 0481c8 ${'aa'.repeat(200)} 0000`;
    assert.equal(hex(convert(long).bytes), `3081cb0481c8${'aa'.repeat(200)}`);
  });

  it('makes one of an octet string in pieces, and pieces of pieces', () => {
    assert.equal(hex(convert('2480 0402aabb 0401cc 0000').bytes), '0403aabbcc');
    assert.equal(hex(convert('2407 0402aabb 0401cc').bytes), '0403aabbcc');
    assert.equal(hex(convert('2480 2480 0401aa 0000 0401bb 0000').bytes), '0402aabb');
    assert.equal(hex(convert('2400').bytes), '0400');
  });

  it('tells where each octet came from', () => {
    //                       0    2    4  6 7    9  11 12   14
    const definite = convert('3080 2480 0402aabb 0401cc 0000 0000');
    assert.equal(hex(definite.bytes), '30050403aabbcc');
    const placeOf = (start: number, end: number) => {
      const place = definite.placeOf?.({ start, end });
      return [place?.start, place?.end];
    };
    assert.deepEqual(placeOf(0, 2), [0, 2]);
    assert.deepEqual(placeOf(2, 4), [2, 4]);
    assert.deepEqual(placeOf(4, 6), [6, 8]);
    assert.deepEqual(placeOf(6, 7), [10, 11]);
    assert.deepEqual(placeOf(4, 7), [6, 11]);
    assert.deepEqual(placeOf(5, 5), [7, 7]);
  });

  it('says so where an indefinite length does not end', () => {
    const whole = octets('3080 a080 2480 0402aabb 0000 0000 0000');
    for (let length = 2; length < whole.length; length++)
      assert.equal(toDefinite(whole.subarray(0, length)), 'ber-unfinished', `cut at ${length}`);
    assert.equal(convert('3080 0480 0000 0000').why, 'ber-unfinished', 'a primitive one');
    assert.equal(convert('3080 0001').why, 'ber-unfinished', 'half an end');
  });

  it('has bounds', () => {
    assert.equal(convert('3080'.repeat(100_000)).why, 'depth-limit');
    assert.equal(convert(`3080 ${'30800000'.repeat(100_000)} 0000`).why, 'element-limit');
    const siblings = convert(`3080 ${'0500'.repeat(300_000)} 0000`);
    assert.equal(siblings.bytes?.length, 5 + 600_000);
    assert.deepEqual(siblings.placeOf?.({ start: 600_003, end: 600_005 }), { start: 600_000, end: 600_002 });
  });
});
