import assert from 'node:assert/strict';
import { findingsOf, fixture, joined, textOf } from '../../../support/inspectFixture.js';

const from = (kind: 'rsa' | 'ec', ...names: string[]) =>
  joined(...names.map((name) => `pki/${kind}/${name}`));

describe('rule chain-order', () => {
  it('stands on the first certificate that is out of place, and tells every place', async () => {
    for (const kind of ['rsa', 'ec'] as const) {
      const shuffled = fixture(`pki/${kind}/shuffled-keycert.txt`);
      const [finding, ...more] = await findingsOf('chain-order', shuffled);
      assert.ok(finding);
      assert.equal(more.length, 0);
      assert.equal(finding.severity, 'warning');
      assert.equal(finding.span.start, shuffled.indexOf('-----BEGIN CERTIFICATE-----'));
      assert.equal(textOf(shuffled, finding), '-----BEGIN CERTIFICATE-----');
      assert.match(finding.message, /“CDNODE1”, the certificate of the private key, belongs first/);
      assert.deepEqual(
        finding.related?.map(({ message }) => message),
        [
          'belongs at position 1: “CDNODE1”',
          'belongs at position 2: “Musterbank AG Issuing CA 1”',
          'belongs at position 3: “Musterbank AG Root CA”',
        ],
      );
      assert.equal(finding.related[0]?.span.start, shuffled.lastIndexOf('-----BEGIN CERTIFICATE-----'));
    }
  });

  it('does not care where the private key stands', async () => {
    assert.deepEqual(
      await findingsOf('chain-order', from('rsa', 'leaf.key', 'leaf.pem', 'intermediate.pem', 'root.pem')),
      [],
    );
    assert.deepEqual(
      await findingsOf('chain-order', from('rsa', 'leaf.pem', 'intermediate.pem', 'root.pem', 'leaf.key')),
      [],
    );
    assert.deepEqual(await findingsOf('chain-order', fixture('pki/rsa/leaf-first-keycert.txt')), []);
  });

  it('sees issuers that have changed places', async () => {
    const text = from('rsa', 'leaf.key', 'leaf.pem', 'root.pem', 'intermediate.pem');
    const [finding] = await findingsOf('chain-order', text);
    assert.equal(finding?.span.start, text.indexOf(fixture('pki/rsa/root.pem')));
  });

  it('sees a stranger in front of the leaf, which others would take for it', async () => {
    const text =
      from('rsa', 'leaf.key') + joined('partner/root.pem', 'pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem');
    assert.equal((await findingsOf('chain-order', text)).length, 1);
  });

  it('passes over strangers behind it', async () => {
    const text = from('rsa', 'leaf.key', 'leaf.pem') + joined('partner/root.pem', 'pki/rsa/intermediate.pem');
    assert.deepEqual(await findingsOf('chain-order', text), []);
  });

  it('counts a repetition at its first place only', async () => {
    assert.deepEqual(await findingsOf('chain-order', fixture('pki/rsa/duplicate-keycert.txt')), []);
  });

  it('has no complaint about two key certificates one after the other', async () => {
    const plain = joined('pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem');
    const second = joined('pki/ec/sec1.key', 'pki/ec/leaf.pem', 'pki/ec/intermediate.pem');
    assert.deepEqual(await findingsOf('chain-order', plain + second), []);
  });

  it('is only information in a chain without its key', async () => {
    const [finding] = await findingsOf('chain-order', from('ec', 'root.pem', 'intermediate.pem', 'leaf.pem'));
    assert.equal(finding?.severity, 'information');
    assert.match(finding.message, /the certificate that the others issued/);
    assert.deepEqual(await findingsOf('chain-order', fixture('keytool/chain.pem')), []);
  });

  it('is no matter in lists of CA certificates, in whatever order', async () => {
    const orders = [
      ['pki/rsa/root.pem', 'pki/rsa/intermediate.pem', 'partner/intermediate.pem', 'partner/root.pem'],
      ['partner/intermediate.pem', 'pki/rsa/root.pem', 'partner/root.pem', 'pki/rsa/intermediate.pem'],
    ];
    for (const order of orders) assert.deepEqual(await findingsOf('chain-order', joined(...order)), []);
    const trusted = joined('pki/rsa/root.pem', 'pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem');
    assert.deepEqual(await findingsOf('chain-order', trusted, { file: 'node/trusted-list.txt' }), []);
  });
});
