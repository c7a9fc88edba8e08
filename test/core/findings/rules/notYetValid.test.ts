import assert from 'node:assert/strict';
import { findingsOf, fixture, textOf } from '../../../support/inspectFixture.js';

describe('rule not-yet-valid', () => {
  const future = fixture('pki/ec/not-yet-valid-keycert.txt');

  it('names the day from which on the certificate is valid', async () => {
    const [finding, ...more] = await findingsOf('not-yet-valid', future);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'error');
    assert.equal(textOf(future, finding), '-----BEGIN CERTIFICATE-----');
    assert.equal(finding.message, '“CDNODE1” is not valid before 2027-01-01 00:00:00 UTC.');
  });

  it('ends with that very second', async () => {
    const start = Date.parse('2027-01-01T00:00:00Z');
    assert.equal((await findingsOf('not-yet-valid', future, { now: start - 1 })).length, 1);
    assert.deepEqual(await findingsOf('not-yet-valid', future, { now: start }), []);
  });

  it('does not call it expiring or expired besides', async () => {
    assert.deepEqual(await findingsOf('expired', future), []);
    assert.deepEqual(await findingsOf('expiring', future), []);
  });
});
