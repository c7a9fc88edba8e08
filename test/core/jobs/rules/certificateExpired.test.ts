import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf, storeOfFixtures } from '../../../support/jobFixture.js';

describe('job-certificate-expired', () => {
  it('stands on the reference to the key certificate that has expired', async () => {
    const text = jobText({ keyRef: 'expired' });
    assert.deepEqual(await linesOf(text), ['job-certificate-expired error expired']);
    assert.match(
      (await messagesOf('job-certificate-expired', text))[0] ?? '',
      /expired 83 days ago \(2026-09-01/,
    );
  });

  it('stands on each trusted certificate that has expired as well', async () => {
    const lines = await linesOf(jobText(), Date.parse('2036-01-01T00:00:01Z'));
    assert.deepEqual(
      lines.filter((line) => line.startsWith('job-certificate-expired')),
      ['node', 'issuing', 'root'].map((name) => `job-certificate-expired error ${name}`),
    );
  });

  it('lets the last second pass', async () => {
    const entries = await storeOfFixtures();
    const ends =
      entries.find(({ name }) => name === 'node')?.certificates[0]?.certificate.notAfter.epoch ?? 0;
    assert.ok(!(await linesOf(jobText(), ends)).some((line) => line.startsWith('job-certificate-expired')));
    assert.ok((await linesOf(jobText(), ends + 1)).includes('job-certificate-expired error node'));
  });
});
