import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-reference-unknown', () => {
  it('stands on the reference that names nothing in the store', async () => {
    assert.deepEqual(await linesOf(jobText({ keyRef: 'gone' })), ['job-reference-unknown error gone']);
    assert.deepEqual(await messagesOf('job-reference-unknown', jobText({ keyRef: 'gone' })), [
      'The certificate store has no key certificate “gone”.',
    ]);
    assert.deepEqual(await linesOf(jobText({ trusted: ['issuing', 'root', 'Root'] })), [
      'job-reference-unknown error Root',
    ]);
  });

  it('says what an entry is that does not belong there', async () => {
    assert.deepEqual(await messagesOf('job-reference-unknown', jobText({ keyRef: 'root' })), [
      '“root” is a CA certificate in the certificate store; a key certificate belongs here.',
    ]);
    assert.deepEqual(
      await messagesOf('job-reference-unknown', jobText({ trusted: ['issuing', 'root', 'node'] })),
      ['“node” is a key certificate in the certificate store; a CA certificate belongs here.'],
    );
  });

  it('lets an authority of our own be trusted', async () => {
    assert.deepEqual(await linesOf(jobText({ trusted: ['issuing', 'root', 'own'] })), []);
  });
});
