import assert from 'node:assert/strict';
import { findingsOf, fixture, joined, textOf } from '../../../support/inspectFixture.js';

describe('rule duplicate', () => {
  it('stands on the repetition and points to the first', async () => {
    const text = fixture('pki/rsa/duplicate-keycert.txt');
    const [finding, ...more] = await findingsOf('duplicate', text);
    assert.ok(finding);
    assert.equal(more.length, 0);
    assert.equal(finding.severity, 'warning');
    assert.equal(finding.message, '“CDNODE1” stands in this file more than once.');
    assert.equal(textOf(text, finding), '-----BEGIN CERTIFICATE-----');
    assert.equal(finding.related?.[0]?.span.start, text.indexOf('-----BEGIN CERTIFICATE-----'));
    assert.ok(finding.span.start > finding.related[0].span.start);
  });

  it('is only information in a list of CA certificates', async () => {
    const [finding] = await findingsOf(
      'duplicate',
      joined('partner/root.pem', 'pki/rsa/root.pem', 'partner/root.pem'),
    );
    assert.equal(finding?.severity, 'information');
  });

  it('is not said of certificates that share a name, a key or both', async () => {
    assert.deepEqual(
      await findingsOf('duplicate', joined('partner/root.pem', 'partner/root-same-name.pem')),
      [],
    );
    const renewed = fixture('pki/rsa/expired-keycert.txt') + fixture('pki/rsa/leaf.pem');
    assert.deepEqual(await findingsOf('duplicate', renewed), []);
  });
});
