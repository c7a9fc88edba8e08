import assert from 'node:assert/strict';
import { describeDate, describeLifetime } from '../../../src/core/words/describeLifetime.js';

const time = (text: string) => ({ epoch: Date.parse(text), span: { start: 0, end: 0 } });
const start = time('2026-01-01T00:00:00Z');
const at = (now: string, end: string) => describeLifetime(start, time(end), Date.parse(now));

describe('describeLifetime', () => {
  it('counts the days that are left', () => {
    assert.equal(at('2026-11-23T10:00:00Z', '2026-12-05T11:00:00Z'), 'expires in 12 days');
    assert.equal(at('2026-11-23T10:00:00Z', '2026-11-24T11:00:00Z'), 'expires in 1 day');
  });

  it('counts hours where less than a day is left, and says today', () => {
    assert.equal(at('2026-11-23T22:00:00Z', '2026-11-24T01:30:00Z'), 'expires in 3 hours');
    assert.equal(at('2026-11-23T10:00:00Z', '2026-11-23T23:59:59Z'), 'expires today');
  });

  it('counts months and years where it is long', () => {
    assert.equal(at('2026-11-23T00:00:00Z', '2027-11-23T00:00:00Z'), 'expires in 12 months');
    assert.equal(at('2026-11-23T00:00:00Z', '2028-11-23T00:00:00Z'), 'expires in 2 years');
    assert.equal(at('2026-11-23T00:00:00Z', '2046-06-18T00:00:00Z'), 'expires in 19 years');
  });

  it('takes the last second for valid and the next for expired', () => {
    assert.equal(at('2026-11-23T12:00:00Z', '2026-11-23T12:00:00Z'), 'expires today');
    assert.equal(at('2026-11-23T12:00:00.001Z', '2026-11-23T12:00:00Z'), 'expired today');
    assert.equal(at('2026-11-26T12:00:00Z', '2026-11-23T12:00:00Z'), 'expired 3 days ago');
  });

  it('says from when on it is valid', () => {
    assert.equal(at('2025-12-31T23:59:59Z', '2027-01-01T00:00:00Z'), 'valid from 2026-01-01');
  });

  it('knows the date that stands for none (RFC 5280 section 4.1.2.5)', () => {
    assert.equal(at('2026-11-23T12:00:00Z', '9999-12-31T23:59:59Z'), 'never expires');
  });

  it('says so where a date cannot be read', () => {
    assert.equal(describeLifetime(start, { epoch: NaN, span: start.span }, 0), 'validity cannot be read');
  });
});

describe('describeDate', () => {
  it('is ISO, to the second, and names the zone', () => {
    assert.equal(describeDate(time('2026-11-23T14:30:05Z')), '2026-11-23 14:30:05 UTC');
    assert.equal(describeDate({ epoch: NaN, span: start.span }), 'a date that cannot be read');
  });
});
