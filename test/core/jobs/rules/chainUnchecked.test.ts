import assert from 'node:assert/strict';
import { invalid, unchecked } from '../../../../src/core/crypto/verdict.js';
import { inspectJob } from '../../../../src/core/jobs/inspectJob.js';
import { PATH_LIMITS } from '../../../../src/core/path/budget.js';
import { type VerifyLink, verifyLink } from '../../../../src/core/path/verifyLink.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { certificateLabel } from '../../../../src/core/words/describeCertificate.js';
import { NOW } from '../../../support/inspectFixture.js';
import { jobText, storeOfFixtures } from '../../../support/jobFixture.js';

describe('job-chain-unchecked', () => {
  it('says which signature nothing here can verify, and neither passes nor refuses it', async () => {
    const verify: VerifyLink = (certificate, key) =>
      certificateLabel(certificate) === 'CDNODE1'
        ? Promise.resolve(unchecked('algorithm', 'ML-DSA-44'))
        : verifyLink(certificate, key);
    const text = jobText();
    const findings = await inspectJob(text, { entries: await storeOfFixtures(), now: NOW, verify });
    const [finding, ...others] = findings.filter(({ severity }) => severity !== 'information');
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.deepEqual([finding.code, finding.severity], ['job-chain-unchecked', 'warning']);
    assert.equal(text.slice(finding.span.start, finding.span.end), 'node');
    assert.equal(
      finding.message,
      'Whether the signature of “CDNODE1” is right cannot be checked here: ML-DSA-44.',
    );
  });

  it('says that it gave up where too many certificates could be the issuer', async () => {
    const entries = [...(await storeOfFixtures())];
    const issuing = entries.find(({ name }) => name === 'issuing');
    assert.ok(issuing);
    const names = Array.from({ length: PATH_LIMITS.signatures + 1 }, (_, at) => `issuing-${at}`);
    entries.push(...names.map((name, at) => namesake(issuing, name, at)));
    const text = jobText({ trusted: names });
    const verify: VerifyLink = () => Promise.resolve(invalid('signature-wrong'));
    const findings = await inspectJob(text, { entries, now: NOW, verify });
    const finding = findings.find(({ code }) => code === 'job-chain-unchecked');
    assert.ok(!findings.some(({ code }) => code === 'job-chain-incomplete'));
    assert.match(finding?.message ?? '', /cannot be checked here: too many certificates of one name/);
  });
});

/** Another certificate of the same name: its octets differ, and so its fingerprint. */
function namesake(entry: Entry, name: string, number: number): Entry {
  return {
    ...entry,
    name,
    certificates: entry.certificates.map((known) => ({
      ...known,
      certificate: { ...known.certificate, der: Uint8Array.of(number >> 8, number & 0xff) },
    })),
  };
}
