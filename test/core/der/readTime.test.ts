import assert from 'node:assert/strict';
import { Cursor } from '../../../src/core/der/cursor.js';
import { readTime } from '../../../src/core/der/readTime.js';
import { tags } from '../../../src/core/der/tags.js';

function read(tag: number, text: string): readonly [epoch: number, ...codes: string[]] {
  const input = Cursor.over(Uint8Array.of(tag, text.length, ...Buffer.from(text, 'latin1')));
  const { epoch } = readTime(input, 'time');
  return [epoch, ...input.report.faults.map(({ code }) => code)];
}

const utc = (text: string) => read(tags.utcTime, text);
const generalized = (text: string) => read(tags.generalizedTime, text);

describe('readTime', () => {
  it('reads the two forms of RFC 5280 without a fault', () => {
    assert.deepEqual(utc('261123000000Z'), [Date.UTC(2026, 10, 23)]);
    assert.deepEqual(utc('491231235959Z'), [Date.UTC(2049, 11, 31, 23, 59, 59)]);
    assert.deepEqual(utc('500101000000Z'), [Date.UTC(1950, 0, 1)]);
    assert.deepEqual(generalized('99991231235959Z'), [Date.UTC(9999, 11, 31, 23, 59, 59)]);
    assert.deepEqual(generalized('00010101000000Z'), [new Date('0001-01-01T00:00:00Z').getTime()]);
  });

  it('reads the other forms of X.680, with a fault', () => {
    assert.deepEqual(utc('2611230102Z'), [Date.UTC(2026, 10, 23, 1, 2), 'time-form']);
    assert.deepEqual(utc('261123010203+0100'), [Date.UTC(2026, 10, 23, 0, 2, 3), 'time-form']);
    assert.deepEqual(generalized('20261123010203.25Z'), [Date.UTC(2026, 10, 23, 1, 2, 3, 250), 'time-form']);
    assert.deepEqual(generalized('20261123010203-0530'), [Date.UTC(2026, 10, 23, 6, 32, 3), 'time-form']);
  });

  it('knows the calendar', () => {
    assert.deepEqual(generalized('20240229000000Z'), [Date.UTC(2024, 1, 29)]);
    for (const text of [
      '20230229000000Z',
      '19000229000000Z',
      '20231301000000Z',
      '20230100000000Z',
      '20230101240000Z',
      '20230101006000Z',
      '20230101000060Z',
      '2023010100000 Z',
    ]) {
      assert.deepEqual(generalized(text), [NaN, 'time-invalid'], text);
    }
  });

  it('refuses what is no time', () => {
    assert.deepEqual(utc(''), [NaN, 'time-invalid']);
    assert.deepEqual(utc('garbage'), [NaN, 'time-invalid']);
    assert.deepEqual(utc('261123010203+9900'), [NaN, 'time-invalid']);
    assert.deepEqual(utc(`261123010203.${'9'.repeat(60)}Z`), [NaN, 'time-invalid']);
    assert.deepEqual(read(tags.integer, 'x'), [NaN, 'der-tag-unexpected']);
  });
});
