import assert from 'node:assert/strict';
import { fixture } from '../../../support/inspectFixture.js';
import { entriesOf, materialJob, said } from '../../../support/jobMaterial.js';
import { jobText, linesOf, problemsIn } from '../../../support/jobFixture.js';

describe('job-entry-damaged', () => {
  it('refuses a key certificate with two private keys, since it is not said which one is installed', async () => {
    const entries = await entriesOf({
      'key/double': {
        'certificate.pem': fixture('jobs/node.pem'),
        'key.pem': fixture('jobs/node.key') + fixture('jobs/other.key'),
      },
    });
    assert.match(
      (await said('job-entry-damaged', materialJob({ key: 'double' }), { entries })).join(),
      /^error double: .*more than one private key/,
    );
  });

  it('stands on the reference, and tells where in the entry what is wrong', async () => {
    const text = jobText({ keyRef: 'empty' });
    assert.deepEqual(await linesOf(text), ['job-entry-damaged error empty']);
    const [finding] = await problemsIn(text);
    assert.match(finding?.message ?? '', /^“empty” cannot be used .* certificate\.pem is missing/);
    assert.deepEqual(
      finding?.related?.map(({ file }) => file),
      ['key/empty/certificate.pem'],
    );
  });
});
