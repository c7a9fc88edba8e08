import assert from 'node:assert/strict';
import { jobText, linesOf, messagesOf } from '../../../support/jobFixture.js';

describe('job-value-invalid', () => {
  const cases: [string, string, string, RegExp][] = [
    ['another format', 'cdcerts/v1', 'cdcerts/v2', /“cdcerts\/v1” is/],
    [
      'another kind',
      'InstallJob',
      'UpgradeJob',
      /no kind of job that is understood here; it must be one of InstallJob, ReplaceBootstrap/,
    ],
    ['a platform without a new install', 'unix', 'zos', /unix, windows, container/],
    ['a node name that is too long', 'name: CDNODE1', 'name: A2345678901234567', /at most 16/],
    ['a node name with a space', 'name: CDNODE1', 'name: CD NODE', /no spaces/],
    ['an alias that is too long', 'Musterbank node 1', 'abcdefghijklmnopqrstuvwxyz', /25 characters/],
    ['an alias with a line break', 'Musterbank node 1', '"a\\nb"', /holds a line break/],
    ['an alias with a tab', 'Musterbank node 1', '"a\\tb"', /another control character/],
    ['a port out of range', '1364', '65536', /1 to 65535/],
    ['a port that is no number', '1363', '0x50', /1 to 65535/],
    ['a host with a space', 'cdnode1.musterbank.example', 'my host', /name of a machine/],
    ['a host that a shell takes for more', 'cdnode1.musterbank.example', '"*"', /neither the name/],
    ['a host with a port', 'cdnode1.musterbank.example', 'one.example:1364', /ports have fields/],
    ['what was not UTF-8', 'Musterbank node 1', 'M\uFFFDller', /could not be read as UTF-8/],
    ['such a label', 'label: root', 'label: M\uFFFDller', /save the file as UTF-8/],
    ['a label with a line break', 'label: root', 'label: "a\\nb"', /line break/],
  ];
  for (const [what, from, to, words] of cases)
    it(`names ${what}, on the value`, async () => {
      const text = jobText({ replace: [from, to] });
      assert.deepEqual(await linesOf(text), [`job-value-invalid error ${to.replace(/^\w+: /, '')}`]);
      assert.match((await messagesOf('job-value-invalid', text))[0] ?? '', words);
    });

  it('takes the longest values that are allowed', async () => {
    const name = 'name: A@#x-_.890123456';
    assert.deepEqual(await linesOf(jobText({ replace: ['name: CDNODE1', name] })), []);
    assert.deepEqual(await linesOf(jobText({ replace: ['Musterbank node 1', 'x'.repeat(25)] })), []);
    assert.deepEqual(await linesOf(jobText({ replace: ['1364', '65535'] })), []);
    for (const host of ['0.0.0.0', '"::1"', '"2001:db8::192.0.2.1"', 'fqn', 'HOST_1.example'])
      assert.deepEqual(await linesOf(jobText({ replace: ['cdnode1.musterbank.example', host] })), [], host);
  });

  it('reads a job for 500 servers at most, and says so', async () => {
    const job = (count: number) =>
      jobText({ replace: ['  alias: Musterbank node 1\n', ''] }) +
      `overrides:\n${Array.from({ length: count }, (_, at) => `  - node: { name: N${at}, host: h${at} }\n`).join('')}`;
    assert.deepEqual(await linesOf(job(500)), []);
    assert.deepEqual(await linesOf(job(501)), ['job-value-invalid error overrides']);
  });

  it('names a list that is none, and asks for nothing in it', async () => {
    for (const value of ['root', '{ref: root}']) {
      const text = jobText({
        trusted: [],
        replace: ['trustedCertificates:', `trustedCertificates: ${value}`],
      });
      assert.deepEqual(await messagesOf('job-value-invalid', text), [
        '“trustedCertificates” must be a list.',
      ]);
      assert.deepEqual(await messagesOf('job-field-missing', text), []);
    }
    const wrongRef = jobText({ replace: ['- ref: root', '- ref: [root]'] });
    assert.deepEqual(await messagesOf('job-value-invalid', wrongRef), [
      '“trustedCertificates[1].ref” must be a single value.',
    ]);
    assert.deepEqual(await messagesOf('job-field-missing', wrongRef), []);
  });

  it('names a value of the wrong shape, and asks for nothing inside it', async () => {
    assert.deepEqual(await linesOf(jobText({ replace: ['name: CDNODE1', 'name: [a]'] })), [
      'job-value-invalid error [a]',
    ]);
    assert.deepEqual(
      await linesOf(
        jobText({
          replace: ['target:\n  platform: unix\n  version: 6.4.0.4\n  package: cdunix', 'target: unix'],
        }),
      ),
      ['job-value-invalid error unix'],
    );
    assert.deepEqual(
      await messagesOf(
        'job-value-invalid',
        jobText({ replace: ['  - ref: root\n    label: root', '  - root'] }),
      ),
      ['“trustedCertificates[1]” must be fields with values.'],
    );
  });
});
