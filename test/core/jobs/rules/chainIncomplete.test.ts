import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf, problemsIn } from '../../../support/jobFixture.js';

describe('job-chain-incomplete', () => {
  it('names the intermediate that is missing, although the store and the key certificate’s own file have it', async () => {
    const text = jobText({ trusted: ['root'] });
    assert.deepEqual(await linesOf(text), ['job-chain-incomplete error node']);
    const [message = ''] = await messagesOf('job-chain-incomplete', text);
    assert.match(
      message,
      /“CDNODE1” is signed by CN=Musterbank AG Issuing CA 1,[^]*, which is not among the job’s trusted/,
    );
  });

  it('names the root that is missing', async () => {
    const [message = ''] = await messagesOf('job-chain-incomplete', jobText({ trusted: ['issuing'] }));
    assert.match(message, /“Musterbank AG Issuing CA 1” is signed by CN=Musterbank AG Root CA/);
  });

  it('says nothing where the YAML breaks: the list may stand behind it', async () => {
    const text = jobText({ replace: ['label: CDNODE1', 'label: "CDNODE1'] });
    assert.deepEqual(await messagesOf('job-chain-incomplete', text), []);
    assert.equal((await messagesOf('job-syntax', text)).length, 1);
  });

  it('takes the trusted certificates in any order, and strangers among them', async () => {
    assert.deepEqual(await linesOf(jobText({ trusted: ['partner-root', 'root', 'issuing'] })), []);
  });

  it('does not take a certificate that has only the name of the issuer, and points to it', async () => {
    assert.deepEqual(
      await linesOf(jobText({ keyRef: 'partner', trusted: ['partner-issuing', 'partner-root'] })),
      [],
    );
    const [finding] = await problemsIn(
      jobText({ keyRef: 'partner', trusted: ['partner-issuing', 'partner-namesake'] }),
    );
    assert.equal(finding?.code, 'job-chain-incomplete');
    assert.deepEqual(
      finding.related?.map(({ file }) => file),
      ['ca/partner-namesake/certificate.pem'],
    );
  });

  it('takes an authority of our own for a root', async () => {
    assert.deepEqual(await linesOf(jobText({ keyRef: 'stranger', trusted: ['own'] })), []);
    assert.deepEqual(await linesOf(jobText({ keyRef: 'stranger', trusted: ['issuing', 'root'] })), [
      'job-chain-incomplete error stranger',
    ]);
  });

  it('wants a self-signed key certificate among the trusted ones', async () => {
    const [message = ''] = await messagesOf('job-chain-incomplete', jobText({ keyRef: 'alone' }));
    assert.match(message, /is self-signed, so it must itself be among/);
    assert.deepEqual(
      await messagesOf('job-chain-incomplete', jobText({ keyRef: 'alone', trusted: ['self-signed'] })),
      [],
    );
  });

  it('vanishes when the missing one is added', async () => {
    const before = await problemsIn(jobText({ trusted: ['root'] }));
    const after = await problemsIn(jobText({ trusted: ['root', 'issuing'] }));
    assert.deepEqual([before.length, after.length], [1, 0]);
  });
});
