import assert from 'node:assert/strict';
import { toDefinite } from '../../../src/core/der/toDefinite.js';

const octets = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hex = (bytes: Uint8Array | undefined): string | undefined =>
  bytes && Buffer.from(bytes).toString('hex');

describe('toDefinite', () => {
  it('leaves what has definite lengths as it is, were they written too long', () => {
    for (const der of ['3003020105', '30810302 0105', '02 01 05', '3080', '', '30 05 02 01']) {
      const bytes = octets(der);
      const definite = toDefinite(bytes);
      if (der === '3080') assert.equal(definite, undefined);
      else assert.ok(definite?.isSame === true && definite.bytes === bytes, der);
    }
  });

  it('makes indefinite lengths definite, at every depth', () => {
    assert.equal(hex(toDefinite(octets('3080 020105 0000'))?.bytes), '3003020105');
    assert.equal(hex(toDefinite(octets('3080 a080 020105 0000 0500 0000'))?.bytes), '3007a0030201050500');
    assert.equal(hex(toDefinite(octets('3006 3080 0500 0000'))?.bytes), '300430020500');
    // Octets after the object stay.
    assert.equal(hex(toDefinite(octets('3080 0000 beef'))?.bytes), '3000beef');
    const long = `3080 0481c8 ${'aa'.repeat(200)} 0000`;
    assert.equal(hex(toDefinite(octets(long))?.bytes), `3081cb0481c8${'aa'.repeat(200)}`);
  });

  it('makes one of an octet string in pieces, and pieces of pieces', () => {
    assert.equal(hex(toDefinite(octets('2480 0402aabb 0401cc 0000'))?.bytes), '0403aabbcc');
    assert.equal(hex(toDefinite(octets('2407 0402aabb 0401cc'))?.bytes), '0403aabbcc');
    assert.equal(hex(toDefinite(octets('2480 2480 0401aa 0000 0401bb 0000'))?.bytes), '0402aabb');
    assert.equal(hex(toDefinite(octets('2400'))?.bytes), '0400');
  });

  it('tells where each octet came from', () => {
    //                       0    2    4  6 7    9  11 12   14
    const definite = toDefinite(octets('3080 2480 0402aabb 0401cc 0000 0000'));
    assert.equal(hex(definite?.bytes), '30050403aabbcc');
    const placeOf = (start: number, end: number) => {
      const place = definite?.placeOf({ start, end });
      return [place?.start, place?.end];
    };
    assert.deepEqual(placeOf(0, 2), [0, 2]);
    assert.deepEqual(placeOf(2, 4), [2, 4]);
    assert.deepEqual(placeOf(4, 6), [6, 8]);
    assert.deepEqual(placeOf(6, 7), [10, 11]);
    assert.deepEqual(placeOf(4, 7), [6, 11]);
    assert.deepEqual(placeOf(5, 5), [7, 7]);
  });

  it('answers nothing where an indefinite length does not end', () => {
    const whole = octets('3080 a080 2480 0402aabb 0000 0000 0000');
    for (let length = 2; length < whole.length; length++)
      assert.equal(toDefinite(whole.subarray(0, length)), undefined, `cut at ${length}`);
    assert.equal(toDefinite(octets('3080 0480 0000 0000')), undefined, 'a primitive one');
    assert.equal(toDefinite(octets('3080 0001')), undefined, 'half an end');
    assert.equal(toDefinite(octets('3080'.repeat(100_000))), undefined, 'too deep');
  });
});
