import assert from 'node:assert/strict';
import { findingsOf, fixture, linesOf, textOf } from '../../../support/inspectFixture.js';

describe('rule expired', () => {
  const expired = fixture('pki/rsa/expired-keycert.txt');

  it('stands on the BEGIN line of the certificate that has expired, and says when', async () => {
    const [finding, ...more] = await findingsOf('expired', expired);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'error');
    assert.equal(textOf(expired, finding), '-----BEGIN CERTIFICATE-----');
    assert.equal(finding.message, '“CDNODE1” expired 83 days ago (2026-09-01 00:00:00 UTC).');
    assert.ok(expired.slice(0, finding.span.start).includes('END ENCRYPTED PRIVATE KEY'));
  });

  it('counts the last second as valid and the next as expired (RFC 5280 section 4.1.2.5)', async () => {
    const end = Date.parse('2026-09-01T00:00:00Z');
    assert.deepEqual(await findingsOf('expired', expired, { now: end }), []);
    assert.equal((await findingsOf('expired', expired, { now: end + 1 })).length, 1);
  });

  it('is said of CA certificates too, wherever they stand', async () => {
    const trusted = fixture('pki/rsa/trusted.txt');
    assert.deepEqual(
      await linesOf(trusted, { now: Date.parse('2040-01-01T00:00:00Z'), file: 'trusted.txt' }),
      [
        'expired error 1',
        `expired error ${trusted.slice(0, trusted.lastIndexOf('-----BEGIN')).split('\n').length}`,
      ],
    );
  });

  it('is not said of certificates that are valid', async () => {
    assert.deepEqual(await linesOf(fixture('pki/rsa/node-keycert.txt')), []);
  });
});
