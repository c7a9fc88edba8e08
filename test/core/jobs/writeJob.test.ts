import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { InstallJob } from '../../../src/core/jobs/installJob.js';
import { parseJob, type ParsedJob } from '../../../src/core/jobs/parseJob.js';
import type { Placed } from '../../../src/core/jobs/placed.js';
import { writeJob } from '../../../src/core/jobs/writeJob.js';
import { hostileTexts, mutate, seededRandom } from '../../support/hostileText.js';
import { jobText, linesOf } from '../../support/jobFixture.js';

const JOB: InstallJob = {
  metadata: { name: 'install-cdnode1' },
  director: { version: '6.4.0.0' },
  target: { platform: 'windows', version: '6.4.0.6' },
  server: { alias: 'Node 1' },
  node: { name: 'CDNODE1', host: 'cdnode1.example' },
  installDir: 'C:\\Program Files\\IBM\\Connect Direct',
  adminUser: 'cdadmin',
  ports: { server: 1364, api: 1363, agent: 1365 },
  keyCertificate: { ref: 'node', label: 'CDNODE1', passphraseRef: 'CDNODE1_KEY' },
  trustedCertificates: [{ ref: 'issuing', label: 'Issuing CA' }, { ref: 'root' }],
};

/** A parsed job without its places. */
function toInstallJob(job: ParsedJob): unknown {
  const text = (field: Placed | undefined): string | undefined => field?.value;
  const port = (field: Placed | undefined): number => Number(field?.value);
  return {
    metadata: { name: text(job.metadata.name) },
    director: { version: text(job.director.version) },
    target: { platform: text(job.target.platform), version: text(job.target.version) },
    server: { alias: text(job.server.alias) },
    node: { name: text(job.node.name), host: text(job.node.host) },
    installDir: text(job.installDir),
    adminUser: text(job.adminUser),
    ports: { server: port(job.ports.server), api: port(job.ports.api), agent: port(job.ports.agent) },
    keyCertificate: {
      ref: text(job.keyCertificate.ref),
      label: text(job.keyCertificate.label),
      passphraseRef: text(job.keyCertificate.passphraseRef),
    },
    trustedCertificates: job.trustedCertificates.map(({ ref, label }) =>
      label ? { ref: text(ref), label: text(label) } : { ref: text(ref) },
    ),
  };
}

describe('writeJob', () => {
  it('writes what a person would write', async () => {
    assert.equal(
      await writeJob({
        metadata: { name: 'install-cdnode1' },
        target: { platform: 'unix' },
        node: { name: 'CDNODE1' },
        keyCertificate: { ref: 'node' },
        trustedCertificates: [{ ref: 'root' }],
      }),
      `# How one Connect:Direct server is installed, with which certificates.
# The references name entries of the certificate store; passphrases are named here and kept elsewhere.
# Control Center Director has no import for this file: it is what is reviewed, checked and handed over.

apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: install-cdnode1
target:
  platform: unix
node:
  name: CDNODE1
keyCertificate:
  ref: node
trustedCertificates:
  - ref: root
`,
    );
  });

  it('writes what parseJob reads back exactly', async () => {
    assert.deepEqual(toInstallJob(await parseJob(await writeJob(JOB))), JOB);
  });

  it('carries any text through, and lets none of it break out', async () => {
    for (const text of hostileTexts(700, 4)) {
      if (text === '') continue;
      const job: InstallJob = {
        ...JOB,
        metadata: { name: text },
        server: { alias: text },
        node: { name: text, host: text },
        installDir: text,
        keyCertificate: { ref: text, label: text, passphraseRef: text },
        trustedCertificates: [{ ref: text, label: text }],
      };
      const written = await writeJob(job);
      const parsed = await parseJob(written);
      assert.deepEqual(parsed.faults, [], JSON.stringify(text));
      assert.deepEqual(toInstallJob(parsed), job, JSON.stringify(text));
      // Somebody else’s reading of YAML 1.2 agrees.
      assert.deepEqual(parse(written), { apiVersion: 'cdcerts/v1', kind: 'InstallJob', ...job });
    }
  });
});

describe('parseJob', () => {
  it('tells the place of every value', async () => {
    const text = jobText();
    const job = await parseJob(text);
    const at = (field: Placed | undefined) => field && text.slice(field.span.start, field.span.end);
    assert.equal(at(job.node.name), 'CDNODE1');
    assert.equal(at(job.keyCertificate.passphraseRef), 'CDNODE1_KEY');
    assert.deepEqual(
      job.trustedCertificates.map(({ ref }) => at(ref)),
      ['issuing', 'root'],
    );
    assert.equal(at(job.director.version), '6.3.1.0 iFix03');
  });

  it('never throws, and no rule does, whatever the text has become', async () => {
    const random = seededRandom(5);
    const sound = jobText();
    let broken = 0;
    for (let count = 0; count < 1_500; count++) {
      const text = mutate(sound, random);
      const findings = await linesOf(text);
      if (findings.some((line) => line.startsWith('job-syntax'))) broken++;
    }
    assert.ok(broken > 100, `only ${broken} texts were broken`);
  });
});
