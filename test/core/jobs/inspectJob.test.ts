import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspectJob } from '../../../src/core/jobs/inspectJob.js';
import { jobRules } from '../../../src/core/jobs/jobRules.js';
import { verifyLink } from '../../../src/core/path/verifyLink.js';
import { NOW } from '../../support/inspectFixture.js';
import { inspectText, jobText, linesOf, storeOfFixtures } from '../../support/jobFixture.js';

describe('inspectJob', () => {
  it('has nothing against a sound job', async () => {
    assert.deepEqual(await linesOf(jobText()), []);
  });

  it('tells everything at once, in the order of its places', async () => {
    const text = jobText({
      keyRef: 'expired',
      trusted: ['root', 'gone'],
      replace: ['platform: unix', 'platform: zos'],
    });
    assert.deepEqual(await linesOf(text), [
      'job-value-invalid error zos',
      'job-chain-incomplete error expired',
      'job-certificate-expired error expired',
      'job-reference-unknown error gone',
    ]);
  });

  it('says nothing where it was cancelled', async () => {
    const signal = AbortSignal.abort();
    const entries = await storeOfFixtures();
    assert.deepEqual(await inspectJob('kind: x', { entries, now: NOW, verify: verifyLink, signal }), []);
  });

  it('never says a hostile value as it stands', async () => {
    const hostile = '"\\u202Etxt.\\nexe\\e[31m"';
    const text = jobText({
      keyRef: hostile,
      trusted: [hostile],
      replace: [/CDNODE1|unix|InstallJob/g, hostile],
    });
    const findings = await inspectText(text);
    assert.ok(findings.length >= 5);
    for (const { message } of findings) assert.doesNotMatch(message, /[\p{Cc}\p{Cf}]/u);
  });

  it('has rules of distinct codes, each explained', () => {
    const codes = jobRules.map(({ code }) => code);
    assert.equal(new Set(codes).size, codes.length);
    const explained = readFileSync('media/findings.md', 'utf8');
    for (const { code, citation } of jobRules) {
      assert.match(code, /^job-[a-z-]+$/);
      assert.ok(explained.includes(`\n### ${code}\n`), code);
      assert.ok(citation.length > 5);
    }
  });
});
