import assert from 'node:assert/strict';
import { Cursor } from '../../../src/core/der/cursor.js';
import { DER_LIMITS } from '../../../src/core/der/limits.js';
import { tags } from '../../../src/core/der/tags.js';

const over = (hex: string, offset = 0): Cursor =>
  Cursor.over(Uint8Array.from(Buffer.from(hex, 'hex')), offset);

/** Codes and places of what was found. */
const faultsOf = ({ report }: Cursor): unknown =>
  report.faults.map(({ code, span }) => [code, span.start, span.end]);

describe('Cursor', () => {
  it('reads elements straight down, with places that count from the given offset', () => {
    const input = over('3006020105040141', 100);
    const sequence = input.read(tags.sequence, 'sequence');
    const number = sequence.read(tags.integer, 'number');
    const octets = sequence.read(tags.octetString, 'octets');
    sequence.finish('sequence');
    input.finish('input');
    assert.deepEqual([...number.content], [5]);
    assert.deepEqual(number.span, { start: 102, end: 105 });
    assert.deepEqual(octets.contentSpan, { start: 107, end: 108 });
    assert.deepEqual([...octets.raw], [4, 1, 0x41]);
    assert.deepEqual(faultsOf(input), []);
  });

  it('reads lengths of every form', () => {
    const input = Cursor.over(Uint8Array.of(4, 0x82, 1, 0, ...new Array<number>(256).fill(7)));
    assert.equal(input.read(tags.octetString, 'octets').content.length, 256);
    assert.deepEqual(faultsOf(input), []);
  });

  it('says once what cannot be read, and is silent and empty afterwards', () => {
    const input = over('300602010504');
    const sequence = input.read(tags.sequence, 'sequence');
    assert.equal(sequence.failed, true);
    assert.equal(sequence.read(tags.integer, 'number').content.length, 0);
    assert.equal(input.any('more').failed, true);
    input.finish('input');
    assert.deepEqual(faultsOf(input), [['der-truncated', 0, 2]]);
    assert.deepEqual(input.report.faults[0]?.facts, { field: 'sequence', length: 6, available: 4 });
  });

  it('leaves the neighbours of a broken element readable', () => {
    const input = over('3009' + '3003020941' + '02010700');
    const sequence = input.read(tags.sequence, 'sequence');
    sequence.read(tags.sequence, 'inner').read(tags.integer, 'broken');
    assert.deepEqual([...sequence.read(tags.integer, 'number').content], [7]);
    assert.deepEqual(faultsOf(input), [['der-truncated', 4, 6]]);
  });

  const broken: readonly (readonly [what: string, hex: string, code: string, start: number, end: number])[] =
    [
      ['another tag', '0401aa', 'der-tag-unexpected', 0, 1],
      ['nothing', '', 'der-element-missing', 0, 0],
      ['a lone tag', '02', 'der-truncated', 0, 1],
      ['length octets that are cut off', '028201', 'der-truncated', 0, 3],
      ['an indefinite length', '028001020000', 'der-length-indefinite', 1, 2],
      ['a length beyond counting', '0288ffffffffffffffff', 'der-length-too-long', 1, 10],
      ['a long form where the short would do', '0281010a', 'der-length-not-minimal', 1, 3],
      ['a long form with a leading zero', `02820081${'01'.repeat(129)}`, 'der-length-not-minimal', 1, 4],
    ];
  for (const [what, hex, code, start, end] of broken) {
    it(`names ${what}`, () => {
      const input = over(hex);
      input.read(tags.integer, 'number');
      assert.deepEqual(faultsOf(input), [[code, start, end]]);
    });
  }

  it('names what is left over, and keeps what was read', () => {
    const input = over('30050201050500');
    const sequence = input.read(tags.sequence, 'sequence');
    assert.deepEqual([...sequence.read(tags.integer, 'number').content], [5]);
    sequence.finish('sequence');
    assert.deepEqual(faultsOf(input), [['der-trailing', 5, 7]]);
  });

  it('reads tag numbers above 30, and names one that is written too long', () => {
    const high = over('bf8148030201050500');
    assert.deepEqual([...high.any('high').read(tags.integer, 'number').content], [5]);
    assert.equal(high.any('null').tag, tags.null);
    assert.deepEqual(faultsOf(high), []);
    const long = over('1f0501aa');
    assert.deepEqual([...long.any('long').content], [0xaa]);
    assert.deepEqual(faultsOf(long), [['der-tag-high', 0, 2]]);
  });

  it('stops at the bound of nesting', () => {
    // Each SEQUENCE holds the next; lengths of three octets leave room for a hundred of them.
    const nested: number[] = [];
    for (let length = 0; nested.length < 400; length = nested.length)
      nested.unshift(0x30, 0x82, length >> 8, length & 0xff);
    let cursor = Cursor.over(Uint8Array.from(nested));
    const { report } = cursor;
    let depth = 0;
    for (; !cursor.failed && !cursor.done; depth++) cursor = cursor.any('inner');
    assert.equal(depth, DER_LIMITS.depth + 1);
    assert.equal(report.faults.at(-1)?.code, 'depth-limit');
  });

  it('stops at the bound of elements', () => {
    const input = Cursor.over(new Uint8Array(2 * DER_LIMITS.elements + 10));
    let count = 0;
    while (!input.any('element').failed) count++;
    assert.equal(count, DER_LIMITS.elements);
    assert.equal(input.report.faults[0]?.code, 'element-limit');
  });

  it('notes a bounded number of faults, and that there are more', () => {
    const input = Cursor.over(new Uint8Array(10));
    for (let count = 0; count < 3 * DER_LIMITS.faults; count++) input.fault('oid-invalid');
    assert.equal(input.report.faults.length, DER_LIMITS.faults);
    assert.equal(input.report.faults.at(-1)?.code, 'fault-limit');
  });
});
