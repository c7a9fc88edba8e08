import { readdirSync } from 'node:fs';
import type { Finding } from '../../src/core/findings/finding.js';
import { inspectJob } from '../../src/core/jobs/inspectJob.js';
import type { JobContext } from '../../src/core/jobs/inspectedJob.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import type { Entry } from '../../src/core/store/entry.js';
import { ENTRY_KINDS } from '../../src/core/store/layout.js';
import { fixture, NOW } from './inspectFixture.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { putEntry, readEntries } from './storeFixture.js';

/**
 * Every certificate of test/fixtures/jobs, which OpenSSL made, under its own name: as a key certificate with the sealed
 * key of the node, and as a CA certificate.
 */
export async function readMaterial(): Promise<readonly Entry[]> {
  const disk = new MemoryFileSystem();
  const key = fixture('jobs/node.key');
  for (const file of readdirSync('test/fixtures/jobs').filter((name) => name.endsWith('.pem'))) {
    const [name = ''] = file.split('.');
    const text = fixture(`jobs/${file}`);
    putEntry(disk, { kind: 'key', name }, { 'certificate.pem': text, 'key.pem': key });
    putEntry(disk, { kind: 'ca', name }, { 'certificate.pem': text });
  }
  return readEntries(disk);
}

let material: Promise<readonly Entry[]> | undefined;
const verify = rememberVerdicts();

/** Entries beside those of the fixtures, made of the texts of their files. */
export async function entriesOf(
  files: Readonly<Record<string, Readonly<Record<string, string>>>>,
): Promise<readonly Entry[]> {
  const disk = new MemoryFileSystem();
  for (const [path, texts] of Object.entries(files)) {
    const [folder, name = ''] = path.split('/');
    const kind = ENTRY_KINDS.find((one) => one === folder);
    if (kind === undefined) throw new Error(`${path} is no entry.`);
    putEntry(disk, { kind, name }, texts);
  }
  return readEntries(disk);
}

interface Parts {
  readonly key?: string;
  readonly trusted?: readonly string[];
  /** In the place of `platform: unix`, more of the section. */
  readonly target?: string;
  /** Further lines, at the end. */
  readonly more?: string;
  readonly replace?: readonly [string | RegExp, string];
}

/** A job with everything that can be checked, and without findings where the node’s passphrase is known. */
export function materialJob({
  key = 'node',
  trusted = ['issuing', 'root', 'director-root'],
  target = 'platform: unix\n  version: 6.4.0.6',
  more = '',
  replace = ['', ''],
}: Parts = {}): string {
  return `apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: install }
director:
  version: 6.4.2.0
  certificates: [{ ref: director }, { ref: director-issuing }]
  trusted: [{ ref: root }, { ref: director-root }]
target:
  ${target}
node: { name: CDNODE1 }
installDir: /opt/cdunix
adminUser: cdadmin
keyCertificate: { ref: ${key}, passphraseRef: KEY }
trustedCertificates:
${trusted.map((name) => `  - { ref: ${name} }\n`).join('')}${more}`.replace(...replace);
}

/** What is said of a job: with the passphrase of the node, unless another context is given. */
export async function inspectMaterial(
  text: string,
  context: Partial<JobContext> = {},
): Promise<readonly Finding[]> {
  material ??= readMaterial();
  const secret = (name: string) => Promise.resolve(name === 'KEY' ? 'changeit' : undefined);
  const entries = [...(context.entries ?? []), ...(await material)];
  return inspectJob(text, { now: NOW, verify, secret, ...context, entries });
}

/** Findings of one code as `severity text: message`, the text that each stands on; of all codes where none is given. */
export async function said(
  code: string | undefined,
  text: string,
  context: Partial<JobContext> = {},
): Promise<readonly string[]> {
  const findings = await inspectMaterial(text, context);
  return findings
    .filter((one) => code === undefined || one.code === code)
    .map((one) => {
      const start = `${one.severity} ${text.slice(one.span.start, one.span.end)}`;
      return code === undefined ? `${one.code} ${start}` : `${start}: ${one.message}`;
    });
}
