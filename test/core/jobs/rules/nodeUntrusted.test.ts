import assert from 'node:assert/strict';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';

describe('job-node-untrusted', () => {
  it('stands on what the other side trusts, where that leads not to the node', async () => {
    const text = materialJob({
      replace: ['trusted: [{ ref: root }, { ref: director-root }]', 'trusted: [{ ref: director-root }]'],
    });
    assert.match(
      (await said('job-node-untrusted', text)).join(),
      /^error director-root: Control Center Director does not trust the node: .*Job (Issuing|Root) CA/,
    );
  });

  it('takes an intermediate for no anchor', async () => {
    const text = materialJob({ replace: ['trusted: [{ ref: root }', 'trusted: [{ ref: issuing }'] });
    assert.equal((await said('job-node-untrusted', text)).length, 1);
  });

  it('says nothing where a certificate is missing that may lead there: another finding does', async () => {
    const job = materialJob({ trusted: ['gone', 'root', 'director-root'] });
    assert.deepEqual(await said('job-node-untrusted', job), []);
    assert.equal((await said('job-reference-unknown', job)).length, 1);
  });

  it('says nothing of the server’s own dates, and names the server whose own certificate it is', async () => {
    const late = materialJob({ key: 'soon', more: 'schedule: 2026-12-24\n' });
    assert.deepEqual(await said('job-node-untrusted', late), []);
    assert.equal((await said('job-certificate-expired', late)).length, 1);
    const more =
      'overrides:\n  - node: { name: ONE }\n  - node: { name: TWO }\n    keyCertificate: { ref: self }\n';
    assert.match(
      (await said('job-node-untrusted', materialJob({ more }))).join(),
      /^error root: Control Center Director does not trust the node “TWO”: /,
    );
  });

  it('says nothing where what the other side trusts cannot be read', async () => {
    const entries = await entriesOf({ 'ca/broken': { 'certificate.pem': 'no certificate' } });
    const job = materialJob({
      replace: ['trusted: [{ ref: root }, { ref: director-root }]', 'trusted: [{ ref: broken }]'],
    });
    assert.deepEqual(await said('job-node-untrusted', job, { entries }), []);
  });

  it('asks each partner', async () => {
    const more =
      'partners:\n  - { name: A, certificates: [{ ref: ec }], trusted: [{ ref: director-root }] }\n  - { name: B, certificates: [{ ref: ec }], trusted: [{ ref: root }] }\n';
    const lines = await said('job-node-untrusted', materialJob({ more }));
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? '', /The partner “A” does not trust the node/);
  });

  it('trusts a self-signed key certificate by itself', async () => {
    const job = (trusted: string) =>
      materialJob({
        key: 'self',
        trusted: ['self', 'director-root'],
        replace: ['trusted: [{ ref: root }', `trusted: [{ ref: ${trusted} }`],
      });
    assert.deepEqual(await said('job-node-untrusted', job('self')), []);
    assert.equal((await said('job-node-untrusted', job('root'))).length, 1);
  });
});
