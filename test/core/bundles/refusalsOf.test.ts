import assert from 'node:assert/strict';
import { applyEdits } from '../../../src/core/base/textEdit.js';
import { refusalsOf } from '../../../src/core/bundles/refusalsOf.js';
import type { Finding } from '../../../src/core/findings/finding.js';
import { inspectJob, inspectServers } from '../../../src/core/jobs/inspectJob.js';
import { parseJob } from '../../../src/core/jobs/parseJob.js';
import { rememberVerdicts } from '../../../src/core/path/verifyLink.js';
import { build, jobs } from '../../support/bundleFixture.js';
import { NOW } from '../../support/inspectFixture.js';
import { storeOfFixtures } from '../../support/jobFixture.js';
import { replacementJob, replacementStore } from '../../support/replacementFixture.js';

describe('job-bundle-refused', () => {
  const verify = rememberVerdicts();
  const context = async () => ({
    entries: await storeOfFixtures(),
    now: NOW,
    verify,
    bundleRefusals: refusalsOf,
  });
  const refused = (findings: readonly Finding[]) =>
    findings.filter(({ code }) => code === 'job-bundle-refused');
  const said = async (text: string) =>
    refused(await inspectJob(text, await context())).map(
      ({ message, severity, span }) => `${severity} ${text.slice(span.start, span.end)}: ${message}`,
    );

  it('stands on a value that its installer’s files have no sure form for', async () => {
    const text = jobs.windows.replace('label: CDNODE1', 'label: CD NODE 1');
    assert.deepEqual(await said(text), [
      'warning CD NODE 1: No bundle for windows can be built: “keyCertificate.label” has “ ”, and no source shows how a script of the Secure+ CLI has that in a value: write letters, digits and _ . : @ # / \\ + - alone.',
    ]);
    assert.deepEqual(await said(jobs.unix.replace('label: CDNODE1', 'label: CD NODE 1')), []);
  });

  it('is a note where a field is missing that Director does not ask for', async () => {
    const [line, ...others] = await said(jobs.unix.replace('  package: cdunix\n', ''));
    assert.match(
      line ?? '',
      /^information [^]*No bundle for unix can be built: “target\.package” is missing/,
    );
    assert.deepEqual(others, []);
  });

  it('tells once of a field that all servers lack, in the section that it belongs to', async () => {
    const [line, ...others] = await said(jobs.fleet.replace('  package: cdunix\n', ''));
    assert.match(line ?? '', /^information target: .*“target\.package” is missing/);
    assert.deepEqual(others, []);
  });

  it('says nothing of what Director issues itself, and nothing where the checks have errors', async () => {
    assert.deepEqual(await said(jobs.bootstrap), []);
    const text = jobs.windows.replace('label: CDNODE1', 'label: CD NODE 1');
    assert.deepEqual(await said(text.replace('ref: node', 'ref: gone')), []);
  });

  it('speaks of the server that it is about, whatever is wrong with another', async () => {
    const text = jobs.fleet
      .replace('label: CDNODE1', 'label: "CDNODE1\\u200b"')
      .replace('      server: 2364', '      server: 99999');
    const servers = await inspectServers(text, await context());
    assert.deepEqual(
      servers.map(({ findings }) => refused(findings).length),
      [1, 0],
    );
    assert.equal((await said(text)).length, 0);
  });

  it('is an error of a replacement, which has no other bundle', async () => {
    const entries = await replacementStore();
    const spaced = replacementJob().replace('CDNODE1-2027', 'CDNODE1 2027');
    const findings = refused(await inspectJob(spaced, { ...(await context()), entries }));
    assert.deepEqual(
      findings.map(({ severity }) => severity),
      ['error'],
    );
  });

  it('foretells what building refuses, in every field', async () => {
    const texts = ['"a b"', '"ä"', '"a;b"', '"a\\u200bb"', '""'];
    let count = 0;
    for (const [name, text] of Object.entries(jobs))
      for (const { span } of (await parseJob(text)).shape.values)
        for (const put of texts) {
          const changed = applyEdits(text, [{ span, text: put }]);
          const { bundle, findings, ...building } = await build(
            changed,
            name === 'bootstrap' ? 'director' : undefined,
          );
          if (findings.some(({ severity }) => severity === 'error')) continue;
          const refusals = 'refusals' in building ? building.refusals : [];
          const foretold = refused(await inspectJob(changed, await context()));
          const starts = (list: readonly Pick<Finding, 'span'>[]) =>
            list.map((one) => one.span.start).sort((a, b) => a - b);
          assert.deepEqual(starts(foretold), starts(refusals), `${name}: ${put} at ${span.start}`);
          if (bundle === undefined) count++;
        }
    assert.ok(count > 25, `${count}`);
  });
});
