import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  answer,
  asked,
  enter,
  line,
  notification,
  openCertificates,
  pick,
  runCommand,
} from '../support/workbench.js';

/** Each host in another theme, so that the screenshots show both. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default Light Modern' },
] as const;

const passphrase = 'canary-Passphrase-6208';

for (const { kind, theme } of hosts) {
  describe(`passphrases in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    let generated: string;
    const stored = (path: string) => join(folder, 'certificates', path);
    const written = async (file: string): Promise<void> => {
      while (!existsSync(file)) await desk.page.waitForTimeout(50);
    };
    const press = (name: string | RegExp) =>
      desk.page.locator('.quick-input-widget').getByRole('button', { name }).first().click();
    const issue = async (node: string) => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Issue Certificate');
      await pick(page, 'What for?', 'Node certificate');
      await answer(page, 'Name of the node', node);
      await answer(page, 'Subject of the certificate');
      await answer(page, 'Host names and addresses', '');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '365 days');
      await answer(page, 'Passphrase for the private key of the node', passphrase);
      await answer(page, 'The same passphrase again', passphrase);
    };

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      mkdirSync(join(folder, '.git'));
      const settings = { 'workbench.colorTheme': theme };
      const screenshots = resolve('out/screenshots');
      desk = await openDesk({ folder, extension: resolve('.'), kind, settings, screenshots });
      desk.plant(passphrase);
      await openCertificates(desk.page);
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-secrets-${kind}`);
    });

    it('a strong one is generated, shown once, and remembered where that is wished', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Create Certificate Authority');
      await answer(page, 'Subject of the authority', 'Test CA');
      await pick(page, 'Key', 'EC P-256');
      await pick(page, 'Validity', '5 years');
      await pick(page, 'Path length', 'No limit');
      await answer(page, 'Names that it may sign for', '');
      await asked(page, 'It is kept nowhere.');
      await press('Generate a Strong Passphrase');
      await asked(page, 'Generated, of 120 bits');
      await press(/^Remember It in VS Code’s secret storage/);
      await asked(page, 'It will be remembered in VS Code’s secret storage');
      await desk.screenshot(`secrets-generated-${kind}`);
      const input = page.locator('.quick-input-widget .quick-input-box input');
      generated = await input.inputValue();
      assert.match(generated, /^[a-km-np-z2-9]{6}(-[a-km-np-z2-9]{6}){3}$/);
      await input.press('Enter');
      await asked(page, 'This folder is under git');
      await desk.screenshot(`secrets-git-${kind}`);
      await pick(page, 'This folder is under git', 'Keep It Out of Version Control');
      await line(page, 'Test CA').waitFor();
      const key = readFileSync(stored('authority/Test-CA/key.pem'), 'utf8');
      assert.ok(createPrivateKey({ key, passphrase: generated }));
      assert.match(readFileSync(stored('authority/Test-CA/.gitignore'), 'utf8'), /^\/key\.pem$/m);
    });

    it('a remembered one is used without a question', async () => {
      await issue('NODE1');
      await written(stored('key/NODE1/certificate.pem'));
    });

    it('is forgotten by command, and asked for again', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Forget Passphrases');
      await asked(page, 'Which passphrases are to be forgotten?');
      await desk.screenshot(`secrets-forget-${kind}`);
      await pick(page, 'Which passphrases are to be forgotten?', 'Test CA');
      await enter(page);
      await issue('NODE2');
      await answer(page, 'Passphrase of the private key of Test CA', generated);
      await written(stored('key/NODE2/certificate.pem'));
      // From here on it is looked for, wherever it may have been left.
      desk.plant(generated);
    });

    it('that of an install job’s reference is remembered once it opens the key that the job names', async () => {
      const { page } = desk;
      const job = 'keyCertificate:\n  ref: NODE2\n  passphraseRef: NODE2_KEY\n';
      writeFileSync(join(folder, 'node2.installjob.yaml'), job);
      await line(page, 'problems').waitFor();
      await runCommand(page, 'Certificates: Set Passphrase for an Install Job’s Reference…');
      await asked(page, 'Which passphrase of install jobs is to be remembered?');
      await desk.screenshot(`secrets-reference-${kind}`);
      await pick(page, 'Which passphrase of install jobs is to be remembered?', 'NODE2_KEY');
      await answer(page, 'Passphrase that install jobs call NODE2_KEY', `${passphrase}-not`);
      await asked(page, 'The passphrase is wrong.');
      await enter(page, passphrase);
      await notification(page, 'NODE2_KEY is remembered; it opens the private key.');
      await runCommand(page, 'Certificates: Forget Passphrases');
      await asked(page, 'Which passphrases are to be forgotten?');
      await pick(page, 'Which passphrases are to be forgotten?', 'NODE2_KEY');
      await page.keyboard.press('Escape');
    });
  });
}
