import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-certificate-not-yet-valid', () => {
  it('stands on the reference to what is not valid yet, and names the day', async () => {
    const text = jobText({ keyRef: 'early' });
    assert.deepEqual(await linesOf(text), ['job-certificate-not-yet-valid error early']);
    assert.match(
      (await messagesOf('job-certificate-not-yet-valid', text))[0] ?? '',
      /not valid before 2027-01-01/,
    );
  });
});
