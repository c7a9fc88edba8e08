import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-key-missing', () => {
  it('stands on the reference to a key certificate whose private key is not there', async () => {
    const text = jobText({ keyRef: 'keyless' });
    assert.deepEqual(await linesOf(text), ['job-key-missing error keyless']);
    assert.match((await messagesOf('job-key-missing', text))[0] ?? '', /“keyless” has no private key/);
  });
});
