import assert from 'node:assert/strict';
import { inspectText, jobText, linesOf } from '../../../support/jobFixture.js';

describe('job-entry-damaged', () => {
  it('stands on the reference, and tells where in the entry what is wrong', async () => {
    const text = jobText({ keyRef: 'empty' });
    assert.deepEqual(await linesOf(text), ['job-entry-damaged error empty']);
    const [finding] = await inspectText(text);
    assert.match(finding?.message ?? '', /^“empty” cannot be used .* certificate\.pem is missing/);
    assert.deepEqual(
      finding?.related?.map(({ file }) => file),
      ['key/empty/certificate.pem'],
    );
  });
});
