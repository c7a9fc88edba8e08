import assert from 'node:assert/strict';
import { applyEdits } from '../../../../src/core/base/textEdit.js';
import { inspectJob } from '../../../../src/core/jobs/inspectJob.js';
import type { JobContext } from '../../../../src/core/jobs/inspectedJob.js';
import { mendJob } from '../../../../src/core/jobs/mends/mendJob.js';
import { rememberVerdicts } from '../../../../src/core/path/verifyLink.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { fixture, NOW } from '../../../support/inspectFixture.js';
import { entriesOf, materialJob, readMaterial } from '../../../support/jobMaterial.js';

const pki = (name: string) => fixture(`pki/rsa/${name}`);

const HEAD = `# The head stays.
apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: ONE }
target: { platform: unix, package: /opt/cdunix }
node: { name: CDNODE1 }
installDir: /opt/cdunix/ndm
adminUser: cdadmin
`;

describe('the mends of an install job', () => {
  let entries: readonly Entry[];

  beforeEach(async () => {
    const [, expired = ''] = /(-----BEGIN CERTIFICATE[^]*)/.exec(pki('expired-keycert.txt')) ?? [];
    entries = await entriesOf({
      'key/node': { 'certificate.pem': pki('leaf.pem'), 'key.pem': pki('leaf.key') },
      'key/old': { 'certificate.pem': expired, 'key.pem': pki('leaf.key') },
      'ca/issuing': { 'certificate.pem': pki('intermediate.pem') },
      'ca/root': { 'certificate.pem': pki('root.pem') },
    });
  });

  const context = (): JobContext => ({ entries, now: NOW, verify: rememberVerdicts() });
  const codes = async (text: string) => (await inspectJob(text, context())).map(({ code }) => code);

  /** The text with the mend of this code done; the code is a finding before it, and none after. */
  async function mend(text: string, code: string): Promise<string> {
    assert.ok((await codes(text)).includes(code), code);
    const found = (await mendJob(text, context())).find((one) => one.code === code);
    assert.ok(found, code);
    const mended = applyEdits(text, [found.edit]);
    assert.ok(!(await codes(mended)).includes(code), mended);
    return mended;
  }

  it('add the issuers that the store has, up to the root, and change nothing else', async () => {
    const text = `${HEAD}keyCertificate: { ref: node, passphraseRef: KEY }\ntrustedCertificates: # ours\n  - ref: root # stays\n`;
    assert.equal(
      await mend(text, 'job-chain-incomplete'),
      text.replace('# stays\n', '# stays\n  - ref: issuing\n'),
    );
    const none = `${HEAD}keyCertificate: { ref: node, passphraseRef: KEY }\n`;
    assert.equal(
      await mend(none, 'job-chain-incomplete'),
      `${none}trustedCertificates:\n  - ref: issuing\n  - ref: root\n`,
    );
  });

  it('add what leads to the certificate of Director and of a partner, where the store has its root', async () => {
    entries = await readMaterial();
    const text = materialJob({
      trusted: ['issuing', 'root'],
      more: 'partners:\n  - { name: A, certificates: [{ ref: director }], trusted: [{ ref: root }] }\n',
    });
    const own = '  - { ref: root }\n';
    const more = '  - { ref: director-issuing }\n  - { ref: director-root }\n';
    assert.equal(await mend(text, 'job-peer-untrusted'), text.replace(own, `${own}${more}`));
    const places = (await mendJob(text, context())).map(({ code, span }) => [
      code,
      text.slice(0, span.start),
    ]);
    assert.deepEqual(
      places.map(([code, before = '']) => [code, before.split('\n').length]),
      [
        ['job-peer-untrusted', 6],
        ['job-peer-untrusted', 19],
      ],
    );
  });

  it('add what signs its own certificate, where the store has it among its CA certificates', async () => {
    entries = await readMaterial();
    const partner = 'partners:\n  - { name: A, certificates: [{ ref: self }], trusted: [{ ref: root }] }\n';
    const text = materialJob({ trusted: ['issuing', 'root', 'director-root'], more: partner });
    const last = '  - { ref: director-root }\n';
    assert.equal(await mend(text, 'job-peer-untrusted'), text.replace(last, `${last}  - { ref: self }\n`));
    const own = materialJob({ key: 'self', trusted: ['root', 'director-root'] });
    assert.equal(await mend(own, 'job-chain-incomplete'), own.replace(last, `${last}  - { ref: self }\n`));
  });

  it('add nothing where that would not help: a root that the store lacks, a partner that has expired', async () => {
    const all = await readMaterial();
    const text = materialJob({ trusted: ['issuing', 'root'] });
    entries = all.filter(({ kind, name }) => kind !== 'ca' || name !== 'director-root');
    assert.ok((await codes(text)).includes('job-peer-untrusted'));
    assert.deepEqual(await mendJob(text, context()), []);
    entries = all;
    const late = materialJob({
      trusted: ['director-root'],
      more: 'partners:\n  - { name: A, certificates: [{ ref: soon }], trusted: [{ ref: root }] }\nschedule: 2026-12-24\n',
    });
    assert.ok((await codes(late)).includes('job-peer-untrusted'));
    assert.deepEqual(
      (await mendJob(late, context())).map(({ code }) => code),
      ['job-chain-incomplete'],
    );
  });

  it('take the renewed certificate of the same subject where one has expired', async () => {
    const text = `${HEAD}keyCertificate: { ref: 'old', passphraseRef: KEY }\ntrustedCertificates: [{ ref: issuing }, { ref: root }]\n`;
    assert.equal(await mend(text, 'job-certificate-expired'), text.replace("'old'", "'node'"));
  });

  it('name the passphrase after the node', async () => {
    const text = `${HEAD}keyCertificate:\n  ref: node # whose key is sealed\ntrustedCertificates: [{ ref: issuing }, { ref: root }]\n`;
    const mended = await mend(text, 'job-passphrase-missing');
    assert.equal(
      mended,
      text.replace(
        '# whose key is sealed\n',
        '# whose key is sealed\n  passphraseRef: CDNODE1_KEY_PASSPHRASE\n',
      ),
    );
  });

  it('are none for a job that needs none, and for one that the store cannot help', async () => {
    const sound = `${HEAD}keyCertificate: { ref: node, passphraseRef: KEY }\ntrustedCertificates: [{ ref: issuing }, { ref: root }]\n`;
    assert.deepEqual(await mendJob(sound, context()), []);
    assert.deepEqual(await mendJob('keyCertificate: { ref: gone }', context()), []);
    assert.deepEqual(await mendJob('{ no', context()), []);
  });
});
