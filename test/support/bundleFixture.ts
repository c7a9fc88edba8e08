import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Building, buildBundle } from '../../src/core/bundles/buildBundle.js';
import type { BundleFile, Target } from '../../src/core/bundles/bundle.js';
import { verifyLink } from '../../src/core/path/verifyLink.js';
import type { Entry } from '../../src/core/store/entry.js';
import { NOW } from './inspectFixture.js';
import { storeOfFixtures } from './jobFixture.js';

/** The passphrase of the key certificates of the fixtures. */
export const PASSPHRASE = 'changeit';

const HEAD = `apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: install-musterbank
director:
  version: 6.4.0.0 iFix01
`;

const TRUST = `trustedCertificates:
  - ref: issuing
  - ref: root
`;

const KEY = `keyCertificate:
  ref: node
  label: CDNODE1
  passphraseRef: CDNODE1_KEY
`;

/** Jobs as people write them, one for each target, that pass their checks. */
export const jobs = {
  unix: `${HEAD}target:
  platform: unix
  version: 6.4.0.6
  package: cdunix
server:
  alias: Musterbank node 1
node:
  name: CDNODE1
  host: cdnode1.musterbank.example
installDir: /opt/cdunix
deploymentDir: /opt/deploy/cdnode1
adminUser: cdadmin
ports:
  server: 1364
  api: 1363
  agent: 1365
agent:
  enable: true
  osaUrl: https;//director.musterbank.example;58083/osa/events/post
fileAgent:
  install: true
  enable: false
keystore:
  passwordRef: CDNODE1_KEYSTORE
tls:
  protocol: TLS1.3
  cipherSuites: [TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256]
  clientAuth: true
  override: false
  commonName: DIRECTOR
${KEY}${TRUST}`,
  windows: `${HEAD}target:
  platform: windows
  version: 6.4.0.6
server:
  alias: Musterbank node 2
node:
  name: CDNODE2
  host: cdnode2.musterbank.example
installDir: C:\\Program Files\\IBM\\Connect Direct
deploymentDir: C:\\deploy\\cdnode2
adminUser: cdadmin
ports:
  server: 1364
  api: 1363
tls:
  protocol: TLS1.2
  cipherSuites: [TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384]
windows:
  databasePasswordRef: CDNODE2_DATABASE
  databasePort: 23610
  databaseUser: postgres
  serviceAccount: .\\cdsvcuser
  serviceAccountPasswordRef: CDNODE2_SERVICE
${KEY}${TRUST}`,
  container: `${HEAD}target:
  platform: container
  version: 6.4.0.6
  package: 6.4.0.6-iFix014
node:
  name: CDNODE3
ports:
  server: 1364
  api: 1363
fileAgent:
  enable: true
container:
  licenseType: prod
  provisioning: dynamic
  secretName: cd-passwords
  certificateSecretName: cd-certificates
  adminPasswordRef: CDNODE3_ADMIN
  appUserPasswordRef: CDNODE3_USER
keystore:
  passwordRef: CDNODE3_KEYSTORE
${KEY}${TRUST}`,
  fleet: `${HEAD}target:
  platform: unix
  package: cdunix
installDir: /opt/cdunix
adminUser: cdadmin
${KEY}${TRUST}overrides:
  - node:
      name: CDNODE1
      host: 192.0.2.1
    deploymentDir: /opt/deploy/cdnode1
  - node:
      name: CDNODE2
      host: 192.0.2.2
    deploymentDir: /opt/deploy/cdnode2
    ports:
      server: 2364
`,
  bootstrap: `${HEAD}target:
  platform: unix
  package: cdunix
server:
  alias: Musterbank node 4
node:
  name: CDNODE4
  host: cdnode4.musterbank.example
installDir: /opt/cdunix
adminUser: cdadmin
keyCertificate:
  ref: bootstrap
bootstrap:
  validityDays: 60
`,
} as const;

let entries: Promise<readonly Entry[]> | undefined;

export async function build(text: string, target?: Target, only?: number): Promise<Building> {
  entries ??= storeOfFixtures();
  return buildBundle(text, { entries: await entries, now: NOW, verify: verifyLink }, target, only);
}

/** The files of a job that must be built. */
export async function filesOf(text: string, target?: Target): Promise<readonly BundleFile[]> {
  const building = await build(text, target);
  if (building.bundle === undefined)
    throw new Error(`Nothing was built: ${JSON.stringify([building.findings, building.refusals])}`);
  return building.bundle.files;
}

/** What was refused of a job that passes its checks: `reason field`. */
export async function refusalsOf(text: string, target?: Target): Promise<readonly string[]> {
  const building = await build(text, target);
  const errors = building.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new Error(`The checks have errors: ${errors.map(({ code }) => code).join(', ')}`);
  return building.bundle === undefined
    ? building.refusals.map(({ field, reason }) => `${reason} ${field}`)
    : [];
}

export function textOf(files: readonly BundleFile[], path: string): string {
  const file = files.find((one) => one.path === path);
  if (file === undefined)
    throw new Error(`There is no ${path} among ${files.map((one) => one.path).join(', ')}`);
  return new TextDecoder().decode(file.octets);
}

/** Lays files down for programs to read; `remove` clears them away. */
export function layDown(files: readonly BundleFile[]): { readonly folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'cdcerts-bundle-'));
  for (const { octets, path } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), octets);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
