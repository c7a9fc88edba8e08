import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

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
