import assert from 'node:assert/strict';
import { entriesOf, inspectMaterial, materialJob } from '../../../support/jobMaterial.js';
import { fixture } from '../../../support/inspectFixture.js';

describe('job-key-among-trusted', () => {
  it('stands on the reference, and points to the file', async () => {
    const entries = await entriesOf({
      'ca/leaky': { 'certificate.pem': fixture('jobs/root.pem') + fixture('jobs/node.key') },
      'ca/keyed': { 'certificate.pem': fixture('jobs/root.pem'), 'key.pem': fixture('jobs/node.key') },
    });
    for (const [name, file] of [
      ['leaky', 'ca/leaky/certificate.pem'],
      ['keyed', 'ca/keyed/key.pem'],
    ] as const) {
      const text = materialJob({ trusted: ['issuing', name, 'director-root'] });
      const findings = (await inspectMaterial(text, { entries })).filter(
        ({ code }) => code === 'job-key-among-trusted',
      );
      const [finding] = findings;
      assert.equal(findings.length, 1);
      assert.equal(finding?.severity, 'error');
      assert.equal(text.slice(finding.span.start, finding.span.end), name);
      assert.deepEqual(
        finding.related?.map((place) => place.file),
        [file],
      );
    }
  });
});
