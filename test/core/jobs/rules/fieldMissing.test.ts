import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-field-missing', () => {
  it('stands on the section that lacks the field, else on the first field', async () => {
    assert.deepEqual(await linesOf(jobText({ replace: ['  name: CDNODE1\n', ''] })), [
      'job-field-missing error node',
    ]);
    assert.deepEqual(
      await linesOf(
        jobText({ replace: ['target:\n  platform: unix\n  version: 6.4.0.4\n  package: cdunix\n', ''] }),
      ),
      ['job-field-missing error apiVersion'],
    );
    assert.deepEqual(
      await messagesOf('job-field-missing', jobText({ replace: ['  platform: unix\n', ''] })),
      ['“target.platform” is missing.'],
    );
  });

  it('stands on a field without a value', async () => {
    assert.deepEqual(await linesOf(jobText({ replace: ['name: CDNODE1', 'name:'] })), [
      'job-field-missing error name',
    ]);
  });

  it('asks for somebody to trust', async () => {
    assert.deepEqual(await linesOf(jobText({ trusted: [] })), [
      'job-chain-incomplete error node',
      'job-field-missing error trustedCertificates',
    ]);
    const [message] = await messagesOf('job-field-missing', jobText({ trusted: [] }));
    assert.match(message ?? '', /trusts nobody/);
  });

  it('stands on the item of the list that lacks its reference', async () => {
    const text = jobText({ replace: ['  - ref: root\n    label: root', '  - label: root'] });
    assert.deepEqual(
      (await linesOf(text)).filter((line) => line.includes('missing')),
      ['job-field-missing error label: root\n'],
    );
    assert.deepEqual(await messagesOf('job-field-missing', text), [
      '“trustedCertificates[1].ref” is missing.',
    ]);
  });

  it('says once that something is no job at all', async () => {
    assert.deepEqual(await linesOf(''), ['job-field-missing error ']);
    assert.deepEqual(
      await linesOf('hello\n'),
      ['job-value-invalid error hello', 'job-field-missing error hello'].reverse(),
    );
  });

  it('is silent where broken YAML may hide the field', async () => {
    assert.deepEqual(await messagesOf('job-field-missing', 'kind: "InstallJob\n'), []);
  });
});
