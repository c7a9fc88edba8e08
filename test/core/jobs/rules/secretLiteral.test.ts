import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-secret-literal', () => {
  const secret = 'hunter2 canary';

  it('stands on the value, wherever it is, and never repeats it', async () => {
    for (const key of ['passphrase', 'databasePassword', 'keystorePwd', 'agentSecret', 'certPassphrase']) {
      const text = jobText({ replace: ['passphraseRef: CDNODE1_KEY', `${key}: ${secret}`] });
      assert.ok((await linesOf(text)).includes(`job-secret-literal error ${secret}`));
      const [message = ''] = await messagesOf('job-secret-literal', text);
      assert.ok(message.includes(key) && !message.includes(secret));
    }
  });

  it('looks below the field as well', async () => {
    const text = jobText({
      replace: ['metadata:', `windows:\n  secrets:\n    - {value: ${secret}}\nmetadata:`],
    });
    assert.deepEqual(await linesOf(text), [`job-secret-literal error ${secret}`]);
  });

  it('has nothing against references and against fields without a value', async () => {
    for (const line of [
      'databasePasswordRef: DB',
      'secretRef: {name: a}',
      'password:',
      'passwordPolicy: strict',
    ]) {
      const text = jobText({ replace: ['metadata:', `${line}\nmetadata:`] });
      assert.deepEqual(await messagesOf('job-secret-literal', text), [], line);
    }
  });

  it('finds a private key under whatever name', async () => {
    const text = jobText({
      replace: ['metadata:', 'note: |\n  -----BEGIN PRIVATE KEY-----\n  AAAA\nmetadata:'],
    });
    const [message = ''] = await messagesOf('job-secret-literal', text);
    assert.match(message, /A private key stands in the job/);
  });
});
