import assert from 'node:assert/strict';
import { entriesOf, inspectMaterial, materialJob, said } from '../../../support/jobMaterial.js';
import { inspectJob } from '../../../../src/core/jobs/inspectJob.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import { fixture, NOW } from '../../../support/inspectFixture.js';

describe('job-key-unchecked', () => {
  const job = materialJob();

  it('says why a sealed key was not compared', async () => {
    const absent = () => Promise.resolve(undefined);
    assert.match(
      (await said('job-key-unchecked', job, { secret: absent }))[0] ?? '',
      /^information node: .*no “KEY”/,
    );
  });

  it('repeats no name that is none: it may be the secret itself', async () => {
    const text = materialJob({ replace: ['passphraseRef: KEY', 'passphraseRef: "hunter2!"'] });
    const findings = await inspectMaterial(text);
    assert.deepEqual(
      findings.map(({ code }) => code),
      ['job-value-invalid'],
    );
    assert.doesNotMatch(JSON.stringify(findings), /hunter2/);
  });

  it('says so too where nothing opens keys', async () => {
    const findings = await inspectJob(job, {
      entries: await entriesOf({
        'key/node': { 'certificate.pem': fixture('jobs/node.pem'), 'key.pem': fixture('jobs/node.key') },
      }),
      now: NOW,
      verify: verifyLink,
    });
    const finding = findings.find(({ code }) => code === 'job-key-unchecked');
    assert.match(finding?.message ?? '', /no key is opened where the folder is not trusted/);
  });

  it('names an encryption that nothing here opens', async () => {
    const entries = await entriesOf({
      'key/aria': {
        'certificate.pem': fixture('jobs/node.pem'),
        'key.pem': fixture('keys/pbes2-hmacWithSHA256-aria-256-cbc.pem'),
      },
    });
    const lines = await said('job-key-unchecked', materialJob({ key: 'aria' }), { entries });
    assert.match(lines[0] ?? '', /nothing here opens PBES2/);
  });
});
