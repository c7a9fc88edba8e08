import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openDesk } from '../support/desk.js';
import {
  acceptPlan,
  answer,
  chooseFile,
  expand,
  line,
  openCertificates,
  openFile,
  openProblems,
  pick,
  problem,
  runCommand,
} from '../support/workbench.js';

const fixtures = resolve('test/fixtures/pki/rsa');
const screenshots = resolve('out/screenshots');
const passphrase = 'canary-Passphrase-7391';

/** The main job, clicked and typed as a user would, in both extension hosts. */
for (const kind of ['node', 'web'] as const) {
  describe(`the main job in the ${kind} host`, () => {
    let folder: string;
    let desk: Awaited<ReturnType<typeof openDesk>>;

    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      desk = await openDesk({ folder, extension: resolve('.'), kind, screenshots });
      desk.plant(passphrase);
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-${kind}-${this.currentTest.title.slice(0, 40)}`);
    });

    it('begins with an empty folder that invites', async () => {
      const { page } = desk;
      await openCertificates(page);
      await page.getByRole('button', { name: 'Create Certificate Authority' }).waitFor();
      await desk.screenshot(`empty-${kind}`);
    });

    it('creates the certificate authority', async () => {
      const { page } = desk;
      await page.getByRole('button', { name: 'Create Certificate Authority' }).click();
      await answer(page, 'Subject of the authority', 'CN=Musterbank Test CA, O=Musterbank AG, C=DE');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '10 years');
      await pick(page, 'Path length', 'No limit');
      await answer(page, 'Names that it may sign for', '');
      await answer(page, 'Passphrase for the private key', passphrase);
      await answer(page, 'The same passphrase again', passphrase);
      await line(page, 'Musterbank Test CA').waitFor();
      const entry = join(folder, 'certificates/authority/Musterbank-Test-CA');
      assert.deepEqual(readdirSync(entry).sort(), ['certificate.pem', 'entry.yaml', 'key.pem']);
      assert.match(readFileSync(join(entry, 'key.pem'), 'utf8'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
    });

    it('imports the node’s key certificate', async () => {
      const { page } = desk;
      cpSync(join(fixtures, 'leaf-only-keycert.txt'), join(folder, 'cdnode1-keycert.txt'));
      await runCommand(page, 'Certificates: Import External Certificate');
      await chooseFile(page, 'cdnode1-keycert.txt');
      await answer(page, 'needs its passphrase', 'wrong passphrase');
      await answer(page, 'The passphrase is wrong', 'changeit');
      const shown = await acceptPlan(page);
      assert.match(shown, /CDNODE1/);
      assert.match(shown, /SHA-256/);
      await answer(page, 'Label', 'CDNODE1');
      await line(page, 'CDNODE1').waitFor();
    });

    it('names the missing issuer, and is content once it is imported', async () => {
      const { page } = desk;
      await openFile(page, 'cdnode1-keycert.txt');
      await openProblems(page);
      await problem(page, 'Musterbank AG Issuing CA 1').first().waitFor();
      await desk.screenshot(`issuer-missing-${kind}`);

      cpSync(join(fixtures, 'trusted.txt'), join(folder, 'trusted.txt'));
      await runCommand(page, 'Certificates: Import External Certificate');
      await chooseFile(page, 'trusted.txt');
      await acceptPlan(page);
      await line(page, 'Musterbank AG Issuing CA 1').waitFor();
      await problem(page, 'Musterbank AG Issuing CA 1').first().waitFor({ state: 'detached' });
    });

    it('imports a partner’s CA certificates', async () => {
      const { page } = desk;
      cpSync('test/fixtures/partner/partner-ca-bundle.pem', join(folder, 'partner-ca-bundle.pem'));
      await runCommand(page, 'Certificates: Import External Certificate');
      await chooseFile(page, 'partner-ca-bundle.pem');
      await acceptPlan(page);
      await line(page, 'Partner Logistics Ltd Root CA').waitFor();
    });

    it('writes an install job without problems', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: New Install Job…');
      await answer(page, 'Name of the Connect:Direct node', 'CDNODE1');
      await pick(page, 'What is it installed on?', 'UNIX');
      await answer(page, 'Package that is installed', 'cdunix');
      await answer(page, 'Directory that Connect:Direct is installed in', '/opt/cdunix');
      await answer(page, 'Administrator of the node', 'cdadmin');
      await pick(page, 'Key certificate of the node', 'CDNODE1');
      await answer(page, 'CA certificates that the node trusts');
      await answer(page, 'Name under which');
      await page.locator('.tab.active', { hasText: 'CDNODE1.installjob.yaml' }).waitFor();
      const job = readFileSync(join(folder, 'CDNODE1.installjob.yaml'), 'utf8');
      assert.match(job, /ref: Musterbank-AG-Issuing-CA-1/);
      assert.match(job, /ref: Musterbank-AG-Root-CA/);
      await line(page, 'points cannot be checked here').waitFor();
      // Nothing is wrong; what the job leaves open is said.
      await page.locator('.markers-panel', { hasText: 'cannot be checked here' }).waitFor();
      await expand(page, 'CDNODE1');
      await desk.screenshot(`done-${kind}`);
    });
  });
}
