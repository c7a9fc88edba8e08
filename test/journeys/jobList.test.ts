import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeJourneyFolder } from '../support/journeyFolder.js';
import { type Desk, openDesk } from '../support/desk.js';
import {
  answer,
  asked,
  chooseFile,
  enter,
  line,
  notification,
  openCertificates,
  pick,
  runCommand,
} from '../support/workbench.js';

const LIST = `# Frankfurt
node,target.platform,target.version,node.host,adminUser,installDir,keyCertificate.ref,container.secretName
CDNODE1,unix,6.4.0.6,one.example,cdadmin,/opt/cdunix,,=1+1
CDNODE2,aix,6.4.0.6,two.example,cdadmin,/opt/cdunix,CDNODE1,
CDNODE3,unix,6.4.0.6,three.example,cdadmin,,CDNODE1,
`;

/** A list of servers becomes one job for all of them, which is checked from the line above it; the next job takes after it. */
for (const kind of ['node', 'web'] as const) {
  describe(`a list of servers in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      folder = makeJourneyFolder({
        'key/CDNODE1/certificate.pem': 'leaf.pem',
        'key/CDNODE1/key.pem': 'leaf.key',
        'ca/Musterbank-Root/certificate.pem': 'root.pem',
        'ca/Musterbank-Issuing/certificate.pem': 'intermediate.pem',
      });
      writeFileSync(join(folder, 'frankfurt.csv'), LIST);
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        screenshots: resolve('out/screenshots'),
        settings: {
          'workbench.colorTheme': kind === 'node' ? 'Default Dark Modern' : 'Default Light Modern',
        },
      });
      await openCertificates(desk.page);
      await line(desk.page, 'CDNODE1').waitFor();
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-${kind}-${this.currentTest.title.slice(0, 40)}`);
    });

    const job = () => join(folder, 'frankfurt.installjob.yaml');

    it('is refused with the line and the column of what is wrong, and leads there', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: New Install Jobs from List…');
      await chooseFile(page, 'frankfurt.csv');
      const told = await notification(page, 'No install job was made.');
      assert.match(await told.innerText(), /Line 4, column “target\.platform”: “aix” is not a platform/);
      await desk.screenshot(`job-list-refused-${kind}`);
      await told.getByRole('button', { name: 'Show', exact: true }).click();
      await page.locator('.tab.active', { hasText: 'frankfurt.csv' }).waitFor();
      assert.ok(!existsSync(job()));
      // What is shown is selected: typing mends it.
      await page.locator('.monaco-editor .selected-text').first().waitFor();
      await page.keyboard.type('unix');
      await page.locator('.monaco-editor .view-line', { hasText: 'CDNODE2,unix,' }).waitFor();
    });

    it('becomes one job, as it stands in the editor', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: New Install Jobs from List…');
      await pick(page, 'Which list of servers?', 'All of the editor in front');
      await pick(page, 'What is made of the list?', 'One Job for All Servers');
      await asked(page, 'CA certificates that the nodes trust');
      await desk.screenshot(`job-list-trust-${kind}`);
      await enter(page);
      await answer(page, 'Name of the job');
      await page.locator('.tab.active', { hasText: 'frankfurt.installjob.yaml' }).waitFor();
      const text = readFileSync(job(), 'utf8');
      assert.match(text, /^adminUser: cdadmin$/m);
      assert.match(
        text,
        /^trustedCertificates:\n {2}- ref: Musterbank-Issuing\n {2}- ref: Musterbank-Root$/m,
      );
      assert.match(text, /^ {4}container:\n {6}secretName: =1\+1$/m);
      assert.equal(text.match(/^ {2}- node:$/gm)?.length, 3);
      const told = await notification(
        page,
        '1 install job made of frankfurt.csv. 3 servers: 1 invalid, 2 cannot be checked here.',
      );
      await told.getByRole('button', { name: 'Show Report', exact: true }).click();
      await page.locator('.monaco-editor .view-line', { hasText: 'as the list says' }).first().waitFor();
      await desk.screenshot(`job-list-report-${kind}`);
      await page.locator('.tab', { hasText: 'frankfurt.installjob.yaml' }).click();
    });

    it('is checked from the line above it, which offers to rehearse where that can be done', async () => {
      const { page } = desk;
      const lens = page.locator('.monaco-editor .codelens-decoration a', { hasText: 'Check' });
      await lens.first().waitFor();
      const rehearse = page.locator('.monaco-editor .codelens-decoration a', { hasText: 'Rehearse' });
      if (kind === 'node') await rehearse.first().waitFor();
      else assert.equal(await rehearse.count(), 0);
      await lens.first().click();
      await page.locator('.markers-panel').waitFor();
      await notification(page, 'frankfurt: 3 servers: 1 invalid, 2 cannot be checked here.');
      await desk.screenshot(`job-lenses-${kind}`);
    });

    it('is what the next job takes after', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: New Install Job…');
      await answer(page, 'Name of the Connect:Direct node', 'CDNODE4');
      await pick(page, 'What is it installed on?', 'UNIX');
      await answer(page, 'Package that is installed');
      await answer(page, 'Directory that Connect:Direct is installed in');
      await answer(page, 'Administrator of the node');
      await pick(page, 'Key certificate of the node', 'CDNODE1');
      await answer(page, 'CA certificates that the node trusts');
      await answer(page, 'Name under which');
      await asked(page, 'Taken over from frankfurt');
      await desk.screenshot(`job-last-${kind}`);
      await enter(page);
      await page.locator('.tab.active', { hasText: 'CDNODE4.installjob.yaml' }).waitFor();
      const text = readFileSync(join(folder, 'CDNODE4.installjob.yaml'), 'utf8');
      assert.match(text, /^ {2}version: 6\.4\.0\.6$/m);
      assert.match(text, /^installDir: \/opt\/cdunix\nadminUser: cdadmin$/m);
      assert.match(text, /^ {2}passphraseRef: CDNODE4_KEY_PASSPHRASE$/m);
    });
  });
}
