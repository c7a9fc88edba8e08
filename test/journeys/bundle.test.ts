import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeJourneyFolder } from '../support/journeyFolder.js';
import { type Desk, openDesk } from '../support/desk.js';
import { hasProgram, run } from '../support/program.js';
import {
  chooseFromMenu,
  enter,
  line,
  mend,
  notification,
  openCertificates,
  openFile,
  pick,
  question,
  save,
} from '../support/workbench.js';

/** Each host in another theme, so that the screenshots show both. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default Light Modern' },
] as const;

const secret = 'canary-Passphrase-8164';

/** A job with two things in the way of its bundle: a secret that stands in it, and a root that is missing. */
const JOB = `apiVersion: cdcerts/v1
kind: InstallJob
metadata:
  name: install-cdnode1
target:
  platform: unix
  package: cdunix
node:
  name: CDNODE1
  host: cdnode1.musterbank.example
installDir: /opt/cdunix
deploymentDir: /opt/deploy/cdnode1
adminUser: cdadmin
keystore:
  password: ${secret}
keyCertificate:
  ref: CDNODE1
  passphraseRef: CDNODE1_KEY_PASSPHRASE
trustedCertificates:
  - ref: Issuing
`;

for (const { kind, theme } of hosts) {
  describe(`building bundles in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    const written = async (file: string): Promise<string> => {
      while (!existsSync(join(folder, file))) await desk.page.waitForTimeout(50);
      return readFileSync(join(folder, file), 'utf8');
    };
    const job = () => readFileSync(join(folder, 'berlin.installjob.yaml'), 'utf8');
    const lineOf = (text: string) =>
      job()
        .split('\n')
        .findIndex((one) => one.includes(text)) + 1;
    /** A line of the Explorer, by its whole name. */
    const inExplorer = (name: string) =>
      desk.page.locator('.explorer-folders-view .monaco-list-row', {
        hasText: new RegExp(`^\\s*${name}\\s*$`),
      });

    /** From the job’s line in the tree, by its menu. */
    const buildFromTree = async (target: string): Promise<void> => {
      const { page } = desk;
      await openCertificates(page);
      await chooseFromMenu(
        page,
        line(page, 'berlin'),
        'Build Bundle…',
        question(page, 'What is the bundle for?'),
      );
      await pick(page, 'What is the bundle for?', target);
    };

    before(async () => {
      folder = makeJourneyFolder({
        'key/CDNODE1/certificate.pem': 'leaf.pem',
        'key/CDNODE1/key.pem': 'leaf.key',
        'ca/Issuing/certificate.pem': 'intermediate.pem',
        'ca/Root/certificate.pem': 'root.pem',
      });
      writeFileSync(join(folder, 'berlin.installjob.yaml'), JOB);
      const settings = { 'workbench.colorTheme': theme, 'files.autoSave': 'off' };
      const screenshots = resolve('out/screenshots');
      desk = await openDesk({ folder, extension: resolve('.'), kind, settings, screenshots });
      desk.plant(secret);
      await openCertificates(desk.page);
      await line(desk.page, '2 problems').waitFor();
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-bundle-${kind}-${this.currentTest.title.slice(0, 20)}`);
    });

    it('is refused while checks fail: which is said, and its place shown', async () => {
      const { page } = desk;
      await buildFromTree('The Installer of Each Server’s Platform');
      await pick(page, 'How is it written?', 'A Folder');
      const refused = await notification(page, 'No bundle was built.');
      const said = await refused.innerText();
      assert.match(said, /“password” holds a secret/);
      assert.match(said, /The chain is incomplete/);
      assert.ok(!said.includes(secret));
      await desk.screenshot(`bundle-refused-${kind}`);
      await refused.getByRole('button', { name: 'Show' }).click();
      await page.locator('.tab.active', { hasText: 'berlin.installjob.yaml' }).waitFor();
      assert.deepEqual(readdirSync(folder).sort(), ['berlin.installjob.yaml', 'certificates']);
    });

    it('has the secret moved out, and is told that it must be changed', async () => {
      const { page } = desk;
      await mend(page, lineOf(secret), 'Move the secret out, and name it CDNODE1_KEYSTORE_PASSWORD…', () =>
        desk.screenshot(`bundle-secret-${kind}`),
      );
      const moved = await notification(page, 'The job names the secret CDNODE1_KEYSTORE_PASSWORD now.');
      assert.match(await moved.innerText(), /stays in git, in the local history and in every copy/);
      await desk.screenshot(`bundle-moved-${kind}`);
      await page.keyboard.press('Escape');
      await save(page);
      assert.equal(job(), JOB.replace(`password: ${secret}`, 'passwordRef: CDNODE1_KEYSTORE_PASSWORD'));
      await line(page, '1 problem').waitFor();
    });

    it('has the missing root added, and says what is left that cannot be checked', async () => {
      const { page } = desk;
      await mend(page, lineOf('  ref: CDNODE1'), 'to the trusted certificates');
      await save(page);
      await line(page, '5 points cannot be checked here ·').waitFor();
      await desk.screenshot(`bundle-unchecked-${kind}`);
    });

    it('writes what the UNIX installer takes, as the Explorer shows', async () => {
      const { page } = desk;
      await buildFromTree('The Installer of Each Server’s Platform');
      await pick(page, 'How is it written?', 'A Folder');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      const options = await written('berlin/CDNODE1/options.txt');
      assert.match(options, /^cdai_localNodeName='CDNODE1'$/m);
      assert.ok(!options.includes('cdai_keystorePassword'));
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], {
        cwd: join(folder, 'berlin'),
      });
      await notification(page, 'Built: berlin');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Shift+E');
      await inExplorer('berlin').waitFor();
      // The Explorer opens every folder down to the file that is opened.
      await openFile(page, 'options.txt');
      for (const name of ['CDNODE1', 'run.sh', 'trusted.pem', 'bundle.json'])
        await inExplorer(name).waitFor();
      await page.locator('.monaco-editor .view-line', { hasText: 'cdai_localNodeName' }).first().waitFor();
      await desk.screenshot(`bundle-unix-${kind}`);
    });

    it('writes Director’s checklist as a ZIP file, from the editor’s title', async function () {
      const { page } = desk;
      await openFile(page, 'berlin.installjob.yaml');
      await page.locator('.editor-actions').getByRole('button', { name: 'Build Bundle…' }).click();
      await pick(page, 'What is the bundle for?', 'Control Center Director');
      await pick(page, 'How is it written?', 'A ZIP File');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      await written('berlin.zip');
      if (hasProgram('python3'))
        assert.match(
          run('python3', ['-m', 'zipfile', '-l', join(folder, 'berlin.zip')]),
          /berlin\/CDNODE1\/checklist\.md/,
        );
      await page.keyboard.press('Control+Shift+E');
      await inExplorer('berlin.zip').waitFor();
      await desk.screenshot(`bundle-zip-${kind}`);
    });

    it('takes the place of the older one, and leaves nothing beside it', async () => {
      const { page } = desk;
      await buildFromTree('Many Servers, with Ansible');
      await pick(page, 'How is it written?', 'A Folder');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      await written('berlin/inventory.yaml');
      execFileSync('sha256sum', ['-c', '--strict', '--quiet', 'SHA256SUMS'], {
        cwd: join(folder, 'berlin'),
      });
      const beside = () => readdirSync(folder).filter((name) => name.startsWith('.'));
      while (beside().length > 0) await page.waitForTimeout(50);
      assert.deepEqual(readdirSync(folder).sort(), [
        'berlin',
        'berlin.installjob.yaml',
        'berlin.zip',
        'certificates',
      ]);
    });
  });
}
