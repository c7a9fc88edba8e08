import assert from 'node:assert/strict';
import { certificatesOf, findingsOf, fixture, joined, linesOf } from '../../../support/inspectFixture.js';

/** A certificate whose signature has one bit flipped. */
function altered(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
  const last = der.length - 1;
  der[last] = (der[last] ?? 0) ^ 1;
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

describe('rule signature-invalid', () => {
  it('is said where the issuer is here by name and key id, and its key does not verify', async () => {
    for (const kind of ['rsa', 'ec']) {
      const text =
        fixture(`pki/${kind}/leaf.key`) +
        altered(fixture(`pki/${kind}/leaf.pem`)) +
        joined(`pki/${kind}/intermediate.pem`, `pki/${kind}/root.pem`);
      const [finding, ...more] = await findingsOf('signature-invalid', text);
      assert.ok(finding);
      assert.equal(more.length, 0);
      assert.equal(finding.severity, 'error');
      assert.equal(finding.span.start, text.indexOf('-----BEGIN CERTIFICATE-----'));
      assert.match(
        finding.message,
        /^The signature of “CDNODE1” is wrong: .* One of the two certificates was altered\.$/,
      );
      assert.deepEqual(
        finding.related?.map(({ message }) => message),
        ['the issuer by name and key id: “Musterbank AG Issuing CA 1”'],
      );
    }
  });

  it('stands for the missing issuer, which it explains', async () => {
    const text =
      fixture('pki/rsa/leaf.key') +
      altered(fixture('pki/rsa/leaf.pem')) +
      fixture('pki/rsa/intermediate.pem');
    assert.deepEqual(await findingsOf('issuer-missing', text), []);
  });

  it('finds the issuer in other files as well', async () => {
    const [finding] = await findingsOf('signature-invalid', altered(fixture('pki/ec/leaf.pem')), {
      pool: certificatesOf('pki/ec/intermediate.pem'),
    });
    assert.equal(finding?.related?.[0]?.file, 'pki/ec/intermediate.pem');
  });

  it('is said of a self-signed certificate that its own key does not verify', async () => {
    const [finding] = await findingsOf('signature-invalid', altered(fixture('partner/root.pem')));
    assert.match(finding?.message ?? '', /names itself as its issuer, but its own key does not verify/);
  });

  it('is not said where only the name is the same', async () => {
    const text = joined('partner/intermediate.pem', 'partner/root-same-name.pem');
    assert.deepEqual(await linesOf(text), []);
  });

  it('is not said where one of two with the same name and key id does verify', async () => {
    const [root, namesake] = certificatesOf('partner/root.pem', 'partner/root-same-name.pem');
    assert.ok(root && namesake);
    const { publicKey } = namesake.certificate;
    const twin = {
      ...root,
      certificate: { ...root.certificate, der: root.certificate.der.slice(1), publicKey },
    };
    const text = fixture('partner/intermediate.pem');
    assert.deepEqual(await linesOf(text, { pool: [twin, root] }), []);
    assert.deepEqual(await linesOf(text, { pool: [twin] }), ['signature-invalid error 1']);
  });

  it('is not said where a second certificate of that name does verify', async () => {
    const text = joined('partner/root-same-name.pem', 'partner/intermediate.pem', 'partner/root.pem');
    assert.deepEqual(await linesOf(text), []);
  });
});
