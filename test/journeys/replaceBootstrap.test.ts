import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  answer,
  asked,
  chooseFromMenu,
  complaint,
  enter,
  line,
  notification,
  openCertificates,
  openFile,
  pick,
  question,
  runCommand,
} from '../support/workbench.js';

const passphrase = 'canary-Passphrase-7391';
const nodePassphrase = 'canary-Passphrase-1846';
const screenshots = resolve('out/screenshots');

/** A bootstrap certificate whose days are counted, and the job that replaces it, in both extension hosts. */
for (const kind of ['node', 'web'] as const) {
  describe(`replacing a bootstrap certificate in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      desk = await openDesk({ folder, extension: resolve('.'), kind, screenshots });
      desk.plant(passphrase);
      desk.plant(nodePassphrase);
      const { page } = desk;
      await openCertificates(page);
      await runCommand(page, 'Certificates: Create Certificate Authority');
      await answer(page, 'Subject of the authority', 'CN=Test CA, O=Musterbank AG, C=DE');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '5 years');
      await pick(page, 'Path length', 'No limit');
      await answer(page, 'Names that it may sign for', '');
      await answer(page, 'Passphrase for the private key', passphrase);
      await answer(page, 'The same passphrase again', passphrase);
      await line(page, 'Test CA').waitFor();
      await runCommand(page, 'Certificates: Issue Certificate');
      await issue('Bootstrap certificate', 'CDNODE7', '30 days');
      // What is to take its place is not there yet; the message leads to it.
      await runCommand(page, 'Certificates: Replace Bootstrap');
      const told = await notification(page, 'the store has neither one nor a request for it');
      await told.hover();
      await told.getByRole('button', { name: 'Issue Certificate…' }).click();
      await issue('Node certificate', 'SIGNED7', '365 days');
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-replace-${kind}-${this.currentTest.title.slice(0, 20)}`);
    });

    async function issue(what: string, node: string, days: string): Promise<void> {
      const { page } = desk;
      await pick(page, 'What for?', what);
      await answer(page, 'Name of the node', node);
      await answer(page, 'Subject of the certificate');
      await answer(page, 'Host names and addresses', 'node7.example.com');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', days);
      await answer(page, 'Passphrase for the private key of the node', nodePassphrase);
      await answer(page, 'The same passphrase again', nodePassphrase);
      await answer(page, 'Passphrase of the private key of Test CA', passphrase);
      await page.locator('.part.sidebar .monaco-list-row.selected', { hasText: node }).waitFor();
    }

    it('counts its days down, for the eye and for the ear', async () => {
      const row = line(desk.page, 'CDNODE7');
      await row.getByText('bootstrap, 29 days left').waitFor();
      assert.match((await row.getAttribute('aria-label')) ?? '', /CDNODE7, .*bootstrap, 29 days left/);
      assert.doesNotMatch(await line(desk.page, 'SIGNED7').innerText(), /bootstrap/);
    });

    it('makes the job from the certificate that is clicked, and takes no label twice', async () => {
      const { page } = desk;
      await chooseFromMenu(
        page,
        line(page, 'CDNODE7'),
        'Replace Bootstrap',
        question(page, 'Name of the Connect:Direct node'),
      );
      await answer(page, 'Name of the Connect:Direct node');
      await pick(page, 'What is it installed on?', 'UNIX');
      await answer(page, 'Directory that Connect:Direct is installed in', '/opt/cdunix');
      await answer(page, 'Label that the bootstrap certificate has');
      await pick(page, 'Signed key certificate that takes its place', 'SIGNED7');
      await answer(page, 'Label that the signed one gets', 'CDNODE7');
      await complaint(page, 'The bootstrap certificate has this label');
      await enter(page, 'SIGNED7');
      await asked(page, 'CA certificates that the node trusts');
      await desk.screenshot(`replace-bootstrap-steps-${kind}`);
      await enter(page);
      await answer(page, 'Name under which');
      await page.locator('.tab.active', { hasText: 'replace-CDNODE7.installjob.yaml' }).waitFor();
      const job = readFileSync(join(folder, 'replace-CDNODE7.installjob.yaml'), 'utf8');
      assert.match(job, /^kind: ReplaceBootstrap$/m);
      assert.match(job, /^bootstrap:\n {2}ref: CDNODE7\n {2}label: CDNODE7$/m);
      assert.match(job, /^ {2}- ref: Test-CA$/m);
      await line(page, 'replace-CDNODE7')
        .getByText(/bootstrap, 29 days left · .* · CDNODE7/)
        .waitFor();
      await desk.screenshot(`replace-bootstrap-${kind}`);
    });

    it('builds the checklist and the scripts, asked for no target', async () => {
      const { page } = desk;
      await chooseFromMenu(
        page,
        line(page, 'replace-CDNODE7'),
        'Build Bundle…',
        question(page, 'How is it written?'),
      );
      await pick(page, 'How is it written?', 'A Folder');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      const checklist = join(folder, 'replace-CDNODE7/CDNODE7/checklist.md');
      while (!existsSync(checklist)) await page.waitForTimeout(50);
      assert.match(readFileSync(checklist, 'utf8'), /Control Center Director must trust [^]*`Test CA`/);
      await openFile(page, 'checklist.md');
      await page
        .locator('.monaco-editor .view-line', { hasText: 'Replace the bootstrap certificate' })
        .waitFor();
      await desk.screenshot(`replace-bootstrap-checklist-${kind}`);
    });
  });
}
