import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { join, resolve } from 'node:path';
import { once } from 'node:events';
import { openParty } from '../../src/rehearsal/party.js';
import { makeJourneyFolder } from '../support/journeyFolder.js';
import { type Desk, openDesk } from '../support/desk.js';
import { openKeyCertificate } from '../support/openKeyCertificate.js';
import { answer, confirm, line, openCertificates, openFile, pick, runCommand } from '../support/workbench.js';

const pki = 'test/fixtures/pki/rsa';

const JOB = `apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: CDNODE1
director:
  trusted:
    - ref: Root
target:
  platform: unix
node:
  name: CDNODE1
adminUser: cdadmin
keyCertificate:
  ref: CDNODE1
  passphraseRef: CDNODE1_KEY_PASSPHRASE
trustedCertificates:
  - ref: Root
`;

/** Before the change window: what the job’s files are worth, and what a server that runs presents. */
describe('rehearsing a job', () => {
  let folder: string;
  let desk: Desk;
  let server: Server;

  before(async () => {
    folder = makeJourneyFolder({
      'key/CDNODE1/certificate.pem': 'leaf.pem',
      'key/CDNODE1/key.pem': 'leaf.key',
      'ca/Root/certificate.pem': 'root.pem',
    });
    writeFileSync(join(folder, 'node.installjob.yaml'), JOB);
    const shows = await openKeyCertificate(readFileSync(`${pki}/node-keycert.txt`, 'utf8'));
    server = createServer(openParty({ name: 'node', shows, trusted: '' }).secure);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    desk = await openDesk({
      folder,
      extension: resolve('.'),
      kind: 'node',
      screenshots: resolve('out/screenshots'),
    });
    await openCertificates(desk.page);
    await line(desk.page, 'CDNODE1').first().waitFor();
  });

  after(async () => {
    await desk.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await desk.screenshot(`failed-rehearse-${this.currentTest.title.slice(0, 20)}`);
  });

  /** Some words of the text in the editor in front. */
  const shown = (text: string) =>
    desk.page.locator('.monaco-editor .view-line', { hasText: text }).first().waitFor();

  it('names the certificate that is missing, and the rule, for each handshake', async () => {
    await openFile(desk.page, 'node.installjob.yaml');
    await runCommand(desk.page, 'Certificates: Rehearse Handshakes…');
    await pick(desk.page, 'With whom does the node shake hands?', 'Control Center Director');
    await pick(desk.page, 'What does Control Center Director show?', 'No certificate');
    await answer(desk.page, 'Passphrase of the private key of CDNODE1', 'changeit');
    await shown('0 of 2 handshakes accepted');
    await shown('TLS 1.3, without client authentication: refused');
    await shown('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await desk.screenshot('rehearsal');
  });

  it('shows what a running server presents, once it may connect', async () => {
    const { port } = server.address() as AddressInfo;
    await runCommand(desk.page, 'Certificates: Compare a Running Server with the Store…');
    await answer(desk.page, 'Which server?', `127.0.0.1:${port}`);
    const asked = await confirm(desk.page, 'Connect');
    assert.match(asked, /One TLS handshake/);
    await shown('Presented by 127.0.0.1');
    await shown('valid, by the roots of the certificate store');
    await desk.screenshot('running-server');
  });
});
