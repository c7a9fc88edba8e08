import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf, storeOfFixtures } from '../../../support/jobFixture.js';

describe('job-certificate-not-yet-valid', () => {
  it('stands on the reference to what is not valid yet, and names the day', async () => {
    const text = jobText({ keyRef: 'early' });
    assert.deepEqual(await linesOf(text), ['job-certificate-not-yet-valid error early']);
    assert.match(
      (await messagesOf('job-certificate-not-yet-valid', text))[0] ?? '',
      /not valid before 2027-01-01/,
    );
  });

  it('counts the first second as valid', async () => {
    const entries = await storeOfFixtures();
    const begins =
      entries.find(({ name }) => name === 'early')?.certificates[0]?.certificate.notBefore.epoch ?? 0;
    assert.deepEqual(await linesOf(jobText({ keyRef: 'early' }), begins), []);
    assert.equal((await linesOf(jobText({ keyRef: 'early' }), begins - 1)).length, 1);
  });
});
