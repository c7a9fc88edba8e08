import { buildBundle, type Building } from '../../src/core/bundles/buildBundle.js';
import type { BundleFile, Target } from '../../src/core/bundles/bundle.js';
import type { Entry } from '../../src/core/store/entry.js';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import { fixture, NOW } from './inspectFixture.js';
import { readMaterial } from './jobMaterial.js';
import { MemoryFileSystem } from './memoryFileSystem.js';
import { putEntry, readEntries } from './storeFixture.js';

/** The fixtures’ entries, a bootstrap certificate that is tagged as one and ends on 2026-12-10, and a request that waits. */
export async function replacementStore(): Promise<readonly Entry[]> {
  const disk = new MemoryFileSystem();
  putEntry(
    disk,
    { kind: 'key', name: 'BOOT' },
    {
      'certificate.pem': fixture('jobs/soon.pem'),
      'key.pem': fixture('jobs/node.key'),
      'entry.yaml': 'label: BOOT\ntags: [bootstrap]\n',
    },
  );
  putEntry(
    disk,
    { kind: 'request', name: 'WAITING' },
    { 'request.pem': fixture('pki/rsa/leaf.csr'), 'key.pem': fixture('pki/rsa/leaf.key') },
  );
  return [...(await readEntries(disk)), ...(await readMaterial())];
}

interface Parts {
  readonly key?: string;
  readonly bootstrap?: string;
  readonly platform?: 'unix' | 'windows';
  /** Further lines, at the end. */
  readonly more?: string;
}

/** A job of which nothing is said where the node’s passphrase is known. */
export function replacementJob({
  key = 'node',
  bootstrap = '{ ref: BOOT, label: BOOT }',
  platform = 'unix',
  more = '',
}: Parts = {}): string {
  const isUnix = platform === 'unix';
  return `apiVersion: cdcerts/v1
kind: ReplaceBootstrap
metadata: { name: replace-cdnode1 }
director:
  certificates: [{ ref: director }, { ref: director-issuing }]
  trusted: [{ ref: director-root }, { ref: root }]
target: { platform: ${platform}, version: 6.4.0.6 }
server: { alias: Musterbank node 1 }
node: { name: CDNODE1, host: cdnode1.musterbank.example }
installDir: ${isUnix ? '/opt/cdunix' : 'C:\\Program Files\\IBM\\Connect Direct'}
deploymentDir: ${isUnix ? '/opt/deploy/cdnode1' : 'C:\\deploy\\cdnode1'}
adminUser: cdadmin
schedule: 2026-11-25T22:00:00Z
bootstrap: ${bootstrap}
keyCertificate: { ref: ${key}, label: CDNODE1-2027, passphraseRef: KEY }
trustedCertificates:
  - { ref: issuing }
  - { ref: root }
  - { ref: director-root }
${more}`;
}

let entries: Promise<readonly Entry[]> | undefined;

export async function buildReplacement(text: string, target?: Target): Promise<Building> {
  entries ??= replacementStore();
  return buildBundle(text, { entries: await entries, now: NOW, verify: verifyLink }, target);
}

/** The files of a job that must be built. */
export async function replacementFiles(text: string, target?: Target): Promise<readonly BundleFile[]> {
  const building = await buildReplacement(text, target);
  if (building.bundle === undefined)
    throw new Error(`Nothing was built: ${JSON.stringify([building.findings, building.refusals])}`);
  return building.bundle.files;
}
