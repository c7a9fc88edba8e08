import assert from 'node:assert/strict';
import { tags } from '../../../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../../../src/core/der/writeElement.js';
import { writePem } from '../../../../src/core/pem/writePem.js';
import { oids } from '../../../../src/core/x509/oids.js';
import { findingsOf, fixture } from '../../../support/inspectFixture.js';
import { AUTHORITY, makeCertificate, makeKey, writeExtension } from '../../../support/makeCertificate.js';

const key = makeKey();
const signer = makeKey();
const sealed = fixture('pki/rsa/leaf.key');

function certificateFor(...purposes: readonly string[]): string {
  const usage = writeExtension('2.5.29.37', writeElement(tags.sequence, ...purposes.map(writeOid)), false);
  const extensions = purposes.length === 0 ? [] : [usage];
  const { der } = makeCertificate({ subject: 'node', issuer: 'CA', key, signer, extensions });
  return writePem('CERTIFICATE', der);
}

describe('rule purpose-missing', () => {
  it('tells which part of a node the certificate is not for', async () => {
    const text = sealed + certificateFor(oids.serverAuth);
    const [finding, ...more] = await findingsOf('purpose-missing', text);
    assert.deepEqual(more, []);
    assert.equal(finding?.severity, 'warning');
    assert.equal(finding.span.start, sealed.length);
    assert.match(finding.message, /^The extended key usage of “node” does not include clientAuth/);
    const [other] = await findingsOf('purpose-missing', sealed + certificateFor(oids.clientAuth));
    assert.match(other?.message ?? '', /does not include serverAuth/);
  });

  it('says nothing of both, of any, of none, or of a file without a private key', async () => {
    for (const text of [
      sealed + certificateFor(oids.serverAuth, oids.clientAuth),
      sealed + certificateFor(oids.anyExtendedKeyUsage),
      sealed + certificateFor(),
      certificateFor(oids.serverAuth),
    ])
      assert.deepEqual(await findingsOf('purpose-missing', text), []);
  });

  it('says nothing of a CA’s own certificate', async () => {
    const { der } = makeCertificate({
      subject: 'CA',
      issuer: 'CA',
      key,
      signer: key,
      extensions: [AUTHORITY],
    });
    assert.deepEqual(await findingsOf('purpose-missing', sealed + writePem('CERTIFICATE', der)), []);
  });
});
