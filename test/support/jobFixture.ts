import type { Finding } from '../../src/core/findings/finding.js';
import { inspectJob } from '../../src/core/jobs/inspectJob.js';
import { isUnchecked } from '../../src/core/jobs/isUnchecked.js';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import type { Entry } from '../../src/core/store/entry.js';
import { fixture, NOW } from './inspectFixture.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { putEntry, readEntries } from './storeFixture.js';

/** A store as a company has it: its node’s key certificate, its CAs, a partner’s CAs, and some that are wrong. */
export async function storeOfFixtures(): Promise<readonly Entry[]> {
  const disk = new MemoryFileSystem();
  const key = fixture('pki/rsa/leaf.key');
  const certificatesOf = (keycert: string): string =>
    fixture(keycert).replace(/^[^]*END ENCRYPTED PRIVATE KEY-----/, '');
  const keys: Record<string, string> = {
    node: certificatesOf('pki/rsa/node-keycert.txt'),
    expired: certificatesOf('pki/rsa/expired-keycert.txt'),
    early: certificatesOf('pki/rsa/not-yet-valid-keycert.txt'),
    alone: fixture('self-signed/node.pem'),
    stranger: fixture('keytool/node.pem'),
    partner: fixture('partner/leaf.pem'),
  };
  for (const [name, text] of Object.entries(keys))
    putEntry(disk, { kind: 'key', name }, { 'certificate.pem': text, 'key.pem': key });
  putEntry(disk, { kind: 'key', name: 'keyless' }, { 'certificate.pem': keys['node'] ?? '' });
  putEntry(disk, { kind: 'key', name: 'empty' }, { 'key.pem': key });
  const authorities: Record<string, string> = {
    root: 'pki/rsa/root.pem',
    issuing: 'pki/rsa/intermediate.pem',
    'partner-root': 'partner/root.pem',
    'partner-issuing': 'partner/intermediate.pem',
    'partner-namesake': 'partner/root-same-name.pem',
    'self-signed': 'self-signed/node.pem',
  };
  for (const [name, file] of Object.entries(authorities))
    putEntry(disk, { kind: 'ca', name }, { 'certificate.pem': fixture(file) });
  putEntry(
    disk,
    { kind: 'authority', name: 'own' },
    { 'certificate.pem': fixture('keytool/ca.pem'), 'key.pem': key },
  );
  return readEntries(disk);
}

/** A job without findings, as a person writes it; lines can be replaced and trusted references chosen. */
export function jobText({
  keyRef = 'node',
  trusted = ['issuing', 'root'],
  replace = ['', ''],
}: {
  readonly keyRef?: string;
  readonly trusted?: readonly string[];
  readonly replace?: readonly [string | RegExp, string];
} = {}): string {
  return `# The first node.
apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: install-cdnode1
director:
  version: 6.3.1.0 iFix03
target:
  platform: unix
  version: 6.4.0.4
  package: cdunix
server:
  alias: Musterbank node 1
node:
  name: CDNODE1
  host: cdnode1.musterbank.example
installDir: /opt/cdunix
adminUser: cdadmin
ports:
  server: 1364
  api: 1363
keyCertificate:
  ref: ${keyRef}
  label: CDNODE1
  passphraseRef: CDNODE1_KEY
trustedCertificates:
${trusted.map((name) => `  - ref: ${name}\n    label: ${name}\n`).join('')}`.replace(...replace);
}

/** The same with what Director presents and trusts, so that with the key’s passphrase nothing is left unchecked. */
export function wholeJobText(changes: Parameters<typeof jobText>[0] = {}): string {
  const director = 'director:\n  certificates:\n    - ref: issuing\n  trusted:\n    - ref: root\n';
  return jobText(changes).replace('director:\n', director);
}

let store: Promise<readonly Entry[]> | undefined;

export async function inspectText(text: string, now = NOW): Promise<readonly Finding[]> {
  store ??= storeOfFixtures();
  return inspectJob(text, { entries: await store, now, verify: verifyLink });
}

/** Findings without those that only say what this fixture leaves open: the passphrase, and what the other side trusts. */
export async function problemsIn(text: string, now?: number): Promise<readonly Finding[]> {
  return (await inspectText(text, now)).filter(
    ({ code, severity }) => !(isUnchecked(code) && severity === 'information'),
  );
}

/** Findings as `code severity text`, the text that each stands on. */
export async function linesOf(text: string, now?: number): Promise<string[]> {
  return (await problemsIn(text, now)).map(
    ({ code, severity, span }) => `${code} ${severity} ${text.slice(span.start, span.end)}`,
  );
}

/** The messages of one code. */
export async function messagesOf(code: string, text: string, now?: number): Promise<string[]> {
  const findings = await inspectText(text, now);
  return findings.filter((finding) => finding.code === code).map(({ message }) => message);
}
