import assert from 'node:assert/strict';
import { findingsOf, fixture } from '../../../support/inspectFixture.js';

const DAY = 86_400_000;

describe('rule expiring', () => {
  const expiring = fixture('pki/rsa/expiring-keycert.txt');
  const end = Date.parse('2026-12-05T12:00:00Z');

  it('says how many days are left', async () => {
    const [finding] = await findingsOf('expiring', expiring);
    assert.equal(finding?.severity, 'warning');
    assert.equal(finding.message, '“CDNODE1” expires in 12 days (2026-12-05 12:00:00 UTC).');
  });

  it('begins as many days before the end as the setting says', async () => {
    assert.deepEqual(await findingsOf('expiring', expiring, { now: end - 30 * DAY }), []);
    assert.equal((await findingsOf('expiring', expiring, { now: end - 30 * DAY + 1 })).length, 1);
  });

  it('gives way to expired', async () => {
    assert.equal((await findingsOf('expiring', expiring, { now: end })).length, 1);
    assert.deepEqual(await findingsOf('expiring', expiring, { now: end + 1 }), []);
    assert.equal((await findingsOf('expired', expiring, { now: end + 1 })).length, 1);
  });
});
