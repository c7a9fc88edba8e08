import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-syntax', () => {
  it('stands on the place where the YAML breaks', async () => {
    const text = jobText({ replace: ['name: CDNODE1', 'name: "CDNODE1'] });
    // Nothing is said of the name, which runs to the end of the file.
    assert.deepEqual(await linesOf(text), ['job-syntax error "']);
    assert.deepEqual(
      await linesOf(jobText({ replace: ['  name: CDNODE1', '\tname: CDNODE1'] })).then(codes),
      ['job-syntax'],
    );
  });

  it('leaves what stands whole before the break to its own rule', async () => {
    const text = jobText({ replace: ['name: CDNODE1', 'name: "CD NODE"x'] });
    assert.deepEqual(codes(await linesOf(text)), ['job-value-invalid', 'job-syntax']);
  });

  it('stands on the second of two equal fields', async () => {
    const text = jobText({ replace: ['server:\n', 'kind: InstallJob\nserver:\n'] });
    assert.deepEqual(await linesOf(text), ['job-syntax error kind']);
    assert.deepEqual(await messagesOf('job-syntax', text), ['This field is there already.']);
  });

  it('says nothing of a fine file with odd line ends', async () => {
    assert.deepEqual(await linesOf(jobText().replaceAll('\n', '\r\n')), []);
  });
});

const codes = (lines: string[]): string[] => [...new Set(lines.map((line) => line.replace(/ [^]*/, '')))];
