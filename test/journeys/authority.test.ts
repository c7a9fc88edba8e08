import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  answer,
  asked,
  chooseFile,
  complaint,
  confirm,
  enter,
  line,
  notification,
  openCertificates,
  pick,
  runCommand,
} from '../support/workbench.js';

const passphrase = 'canary-Passphrase-7391';
const nodePassphrase = 'canary-Passphrase-1846';

/** What an authority does, clicked and typed as a user would, in both extension hosts. */
for (const kind of ['node', 'web'] as const) {
  describe(`an authority’s work in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    const stored = (path: string) => join(folder, 'certificates', path);
    const certificateIn = (file: string) => new X509Certificate(readFileSync(file));
    const written = async (file: string): Promise<void> => {
      while (!existsSync(file)) await desk.page.waitForTimeout(50);
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      cpSync('test/fixtures/pki/ec/leaf.csr', join(folder, 'asked.csr'));
      writeFileSync(join(folder, 'nodes.csv'), 'node,names\nLISTED1,a.example.com\nLISTED2,10.1.2.4\n');
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        screenshots: resolve('out/screenshots'),
      });
      desk.plant(passphrase);
      desk.plant(nodePassphrase);
      const { page } = desk;
      await openCertificates(page);
      await runCommand(page, 'Certificates: Create Certificate Authority');
      await answer(page, 'Subject of the authority', 'CN=Test CA, O=Musterbank AG, C=DE');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '5 years');
      await pick(page, 'Path length', 'No limit');
      await answer(page, 'Names that it may sign for', 'example.com, 10.0.0.0/8');
      await answer(page, 'Passphrase for the private key', passphrase);
      await answer(page, 'The same passphrase again', passphrase);
      await line(page, 'Test CA').waitFor();
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-authority-${kind}-${this.currentTest.title.slice(0, 20)}`);
    });

    it('issues a node’s certificate, with the subject of the authority and names that it may sign for', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Issue Certificate');
      await pick(page, 'What for?', 'Node certificate');
      await answer(page, 'Name of the node', 'CDNODE1');
      await answer(page, 'Subject of the certificate');
      await answer(page, 'Host names and addresses', 'node1..example.com');
      await complaint(page, 'no DNS name');
      await enter(page, 'node1.example.com, 10.1.2.3');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '365 days');
      await answer(page, 'Passphrase for the private key of the node', nodePassphrase);
      await answer(page, 'The same passphrase again', nodePassphrase);
      await answer(page, 'Passphrase of the private key of Test CA', 'wrong passphrase');
      await answer(page, 'The passphrase is wrong', passphrase);
      await line(page, 'CDNODE1').waitFor();
      const made = certificateIn(stored('key/CDNODE1/certificate.pem'));
      assert.equal(made.subject, 'C=DE\nO=Musterbank AG\nCN=CDNODE1');
      assert.equal(made.subjectAltName, 'DNS:node1.example.com, IP Address:10.1.2.3');
      assert.ok(made.verify(certificateIn(stored('authority/Test-CA/certificate.pem')).publicKey));
      assert.equal(readdirSync(stored('authority/Test-CA/issued')).length, 1);
    });

    it('issues for a list of nodes', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Issue Certificates for a List');
      await chooseFile(page, 'nodes.csv');
      await pick(page, 'What for?', 'Bootstrap certificate');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '30 days');
      await answer(page, 'Passphrase for the private key of each node', nodePassphrase);
      await answer(page, 'The same passphrase again', nodePassphrase);
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      await written(stored('key/LISTED2/certificate.pem'));
      assert.match(certificateIn(stored('key/LISTED2/certificate.pem')).subject, /CN=LISTED2$/);
    });

    it('signs somebody’s request, once it is seen what is granted', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Sign Certificate Request');
      await chooseFile(page, 'asked.csr');
      const shown = await confirm(page, 'Sign…');
      assert.match(shown, /Granted purposes: serverAuth, clientAuth/);
      await pick(page, 'Validity', '90 days');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      const target = join(folder, 'asked-certificate.pem');
      await written(target);
      assert.match(certificateIn(target).issuer, /CN=Test CA/);
    });

    it('renews the certificate with its key, and revokes the one before', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Renew Certificate');
      await pick(page, 'Which key certificate is to be renewed?', 'CDNODE1');
      await pick(page, 'With which key?', 'The present key');
      await pick(page, 'Validity', '730 days');
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      await written(stored('key/CDNODE1-2/certificate.pem'));
      await runCommand(page, 'Certificates: Revoke Certificate');
      await asked(page, 'Which certificate is to be revoked?');
      const { serialNumber } = certificateIn(stored('key/CDNODE1/certificate.pem'));
      await enter(page, serialNumber.toLowerCase());
      await pick(page, 'When is the next list due', '30 days');
      await pick(page, 'Why?', 'Superseded');
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      const list = stored('authority/Test-CA/crl.pem');
      await written(list);
      assert.match(readFileSync(list, 'utf8'), /^-----BEGIN X509 CRL-----/);
    });

    it('puts the renewed one in the place of the one before, once it is seen what that means', async () => {
      const { page } = desk;
      const { serialNumber } = certificateIn(stored('key/CDNODE1-2/certificate.pem'));
      await runCommand(page, 'Certificates: Replace by Renewed Certificate');
      await pick(page, 'Which certificate is to be replaced?', 'CDNODE1');
      await pick(page, 'What takes the place of CDNODE1?', 'CDNODE1');
      await page.locator('.monaco-dialog-box').waitFor();
      await desk.screenshot(`replace-${kind}`);
      const text = await confirm(page, 'Replace and Keep the Old One');
      assert.match(text, /Key: the same \(EC P-256\)/);
      assert.match(text, /“CDNODE1-2” takes this place/);
      await written(stored('key/CDNODE1-old/certificate.pem'));
      while (existsSync(stored('key/CDNODE1-2'))) await page.waitForTimeout(50);
      assert.equal(certificateIn(stored('key/CDNODE1/certificate.pem')).serialNumber, serialNumber);
    });

    it('signs nothing by an authority that its root has revoked, and says so before it asks', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Create Certificate Authority');
      await pick(page, 'This store has a certificate authority already', 'Create an intermediate authority');
      await answer(page, 'Subject of the authority', 'CN=Issuing CA, O=Musterbank AG, C=DE');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '5 years');
      await pick(page, 'Path length', 'None');
      await answer(page, 'Names that it may sign for', '');
      await answer(page, 'Passphrase for the private key', passphrase);
      await answer(page, 'The same passphrase again', passphrase);
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      const issuing = stored('authority/Issuing-CA/certificate.pem');
      await written(issuing);
      await runCommand(page, 'Certificates: Revoke Certificate');
      await pick(page, 'Which authority is to sign?', 'Test CA');
      await asked(page, 'Which certificate is to be revoked?');
      await enter(page, certificateIn(issuing).serialNumber.toLowerCase());
      await pick(page, 'When is the next list due', '30 days');
      await pick(page, 'Why?', 'Key compromise');
      const list = stored('authority/Test-CA/crl.pem');
      const before = readFileSync(list, 'utf8');
      const isNext = () => {
        try {
          return readFileSync(list, 'utf8') !== before;
        } catch {
          // The one before is moved aside for a moment before the next one is in its place.
          return false;
        }
      };
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      while (!isNext()) await page.waitForTimeout(50);
      await runCommand(page, 'Certificates: Issue Certificate');
      await pick(page, 'Which authority is to sign?', 'Issuing CA');
      const message = await notification(page, 'Nothing that Issuing CA signs would be valid');
      assert.match(await message.innerText(), /“Issuing CA” was revoked on .* \(keyCompromise\)\./);
      await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
      await desk.screenshot(`revoked-authority-${kind}`);
    });
  });
}
