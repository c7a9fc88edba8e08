import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { YamlNode } from '../../../src/core/base/readYaml.js';
import type { InstallJob } from '../../../src/core/jobs/installJob.js';
import { parseJob, type ParsedJob } from '../../../src/core/jobs/parseJob.js';
import type { Placed } from '../../../src/core/jobs/placed.js';
import { writeJob, writeReplacementJob } from '../../../src/core/jobs/writeJob.js';
import { hostileTexts, mutate, seededRandom } from '../../support/hostileText.js';
import { jobText, linesOf } from '../../support/jobFixture.js';

const JOB: InstallJob = {
  metadata: { name: 'install-cdnode1' },
  director: { version: '6.4.0.0', certificates: [{ ref: 'director' }], trusted: [{ ref: 'root' }] },
  target: { platform: 'windows', version: '6.4.0.6', package: 'cdw_install.exe' },
  server: { alias: 'Node 1' },
  node: { name: 'CDNODE1', host: 'cdnode1.example' },
  installDir: 'C:\\Program Files\\IBM\\Connect Direct',
  adminUser: 'cdadmin',
  ports: { server: 1364, api: 1363, agent: 1365, rpc: 1367 },
  keyCertificate: { ref: 'node', label: 'CDNODE1', passphraseRef: 'CDNODE1_KEY' },
  trustedCertificates: [{ ref: 'issuing', label: 'Issuing CA' }, { ref: 'root' }],
  deploymentDir: 'C:\\Deploy',
  agent: {
    enable: true,
    osaUrl: 'https;//director;58083/osa/events/post',
    osaDisable: false,
    installationId: '1',
  },
  fileAgent: { install: true, enable: false },
  bootstrap: { validityDays: 90 },
  partners: [{ name: 'THEM', certificates: [{ ref: 'partner' }], trusted: [{ ref: 'root' }] }],
  keystore: { file: 'keystore.p12', passwordRef: 'STORE' },
  tls: {
    protocol: 'TLS1.3',
    cipherSuites: ['TLS_AES_256_GCM_SHA384', 'TLS_AES_128_GCM_SHA256'],
    clientAuth: true,
    encryptData: true,
    override: false,
    commonName: 'ccd.example',
    fips: false,
  },
  windows: {
    databasePasswordRef: 'DB',
    databaseUser: 'postgres',
    databasePort: 23_410,
    serviceAccount: '.\\cd',
    serviceAccountPasswordRef: 'SVC',
  },
  container: {
    licenseType: 'prod',
    provisioning: 'dynamic',
    secretName: 'cd-secret',
    certificateSecretName: 'cd-certificates',
    configDir: 'CDFILES',
    adminPasswordRef: 'ADMIN',
    appUserPasswordRef: 'APP',
  },
  netmapFile: 'netmap.cfg',
  userFile: 'userfile.cfg',
  schedule: '2026-12-01T22:00:00Z',
  overrides: [
    { node: { name: 'CDNODE2' }, keyCertificate: { ref: 'node2' }, ports: { rpc: 1367 } },
    { node: { name: 'CDNODE3' }, trustedCertificates: [{ ref: 'root' }], schedule: '2026-12-02' },
  ],
};

/** What a parsed job says, without its places. */
function toInstallJob({ root, shape }: ParsedJob): unknown {
  const types = new Map(shape.values.map(({ field, span }) => [span.start, field.type]));
  const toValue = (node: YamlNode): unknown => {
    if (node.type === 'mapping')
      return Object.fromEntries(node.fields.map(({ key, value }) => [key, toValue(value)]));
    if (node.type === 'sequence') return node.items.map(toValue);
    const type = types.get(node.span.start);
    if (type === 'port' || type === 'days') return Number(node.text);
    return type === 'boolean' ? node.text === 'true' : node.text;
  };
  return root && toValue(root);
}

const HEAD = { apiVersion: 'cdcerts/v1', kind: 'InstallJob' };

describe('writeJob', () => {
  it('writes a replacement, which is read as one and has no problem', async () => {
    const text = await writeReplacementJob({
      metadata: { name: 'replace' },
      target: { platform: 'unix', version: '6.4.0.6' },
      node: { name: 'CDNODE1' },
      installDir: '/opt/cdunix',
      bootstrap: { installed: '2026-11-20', validityDays: 60 },
      keyCertificate: { ref: 'node', label: 'NEW', passphraseRef: 'KEY' },
      trustedCertificates: [{ ref: 'issuing' }, { ref: 'root' }],
    });
    assert.match(text, /^apiVersion: cdcerts\/v1\nkind: ReplaceBootstrap$/m);
    const { jobKind, servers, shape } = await parseJob(text);
    assert.equal(jobKind, 'ReplaceBootstrap');
    assert.deepEqual([shape.misshapen, shape.unknown], [[], []]);
    assert.equal(servers[0].bootstrap.installed?.value, '2026-11-20');
    assert.deepEqual(await linesOf(text), []);
  });

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
    const parsed = await parseJob(await writeJob(JOB));
    assert.deepEqual(toInstallJob(parsed), { ...HEAD, ...JOB });
    assert.deepEqual([parsed.shape.unknown, parsed.shape.misshapen], [[], []]);
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
      assert.deepEqual(toInstallJob(parsed), { ...HEAD, ...job }, JSON.stringify(text));
      // Somebody else’s reading of YAML 1.2 agrees.
      assert.deepEqual(parse(written), { ...HEAD, ...job });
    }
  });
});

describe('parseJob', () => {
  it('tells the place of every value', async () => {
    const text = jobText();
    const job = await parseJob(text);
    const at = (field: Placed | undefined) => field && text.slice(field.span.start, field.span.end);
    const [server] = job.servers;
    assert.equal(at(server.node.name), 'CDNODE1');
    assert.equal(at(server.keyCertificate.passphraseRef), 'CDNODE1_KEY');
    assert.deepEqual(
      server.trustedCertificates.map(({ ref }) => at(ref)),
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
