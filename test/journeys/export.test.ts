import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeJourneyFolder } from '../support/journeyFolder.js';
import { type Desk, openDesk } from '../support/desk.js';
import { answer, confirm, enter, line, openCertificates, pick, runCommand } from '../support/workbench.js';

const fresh = 'canary-Passphrase-2904';
const pki = 'test/fixtures/pki/rsa';

/** Takes what the save dialog of a server's VS Code proposes. */
async function save(desk: Desk): Promise<void> {
  await desk.page.locator('.quick-input-widget .quick-input-action').first().waitFor();
  await enter(desk.page);
}

/** Entries leave the store in each format, clicked and typed as a user would, in both extension hosts. */
for (const kind of ['node', 'web'] as const) {
  describe(`exporting in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    const written = async (...path: readonly string[]): Promise<string> => {
      const file = join(folder, ...path);
      while (!existsSync(file)) await desk.page.waitForTimeout(50);
      return readFileSync(file, 'utf8');
    };
    const exportAs = async (label: string, format: string): Promise<void> => {
      await runCommand(desk.page, 'Certificates: Export…');
      await pick(desk.page, 'What is to be exported?', label);
      await enter(desk.page);
      await pick(desk.page, 'Export as', format);
    };
    const blocksOf = (text: string) => text.split('-----BEGIN CERTIFICATE').length - 1;

    before(async () => {
      folder = makeJourneyFolder({
        'key/CDNODE1/certificate.pem': 'leaf.pem',
        'key/CDNODE1/key.pem': 'leaf.key',
        'ca/Issuing/certificate.pem': 'intermediate.pem',
        'ca/Root/certificate.pem': 'root.pem',
      });
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        screenshots: resolve('out/screenshots'),
      });
      desk.plant(fresh);
      await openCertificates(desk.page);
      await line(desk.page, 'CDNODE1').waitFor();
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-export-${kind}-${this.currentTest.title.slice(0, 20)}`);
    });

    it('writes the key certificate into one file, its key sealed as it is stored', async () => {
      await exportAs('CDNODE1', 'in one file');
      await pick(desk.page, 'How is the private key sealed', 'As It Is Stored');
      await save(desk);
      const text = await written('CDNODE1-keycert.pem');
      assert.ok(text.startsWith(readFileSync(`${pki}/leaf.key`, 'utf8')));
      assert.equal(blocksOf(text), 2);
    });

    it('writes three files into a new folder, with a passphrase of their own', async () => {
      const { page } = desk;
      await exportAs('CDNODE1', 'in three files');
      await pick(page, 'How is the private key sealed', 'With a New Passphrase');
      await answer(page, 'Passphrase of the private key of CDNODE1', 'changeit');
      await answer(page, 'New passphrase for the private key', fresh);
      await answer(page, 'The same passphrase again', fresh);
      await save(desk);
      const key = createPrivateKey({ key: await written('CDNODE1', 'PrivateKey.pem'), passphrase: fresh });
      const own = new X509Certificate(await written('CDNODE1', 'cdCert.pem'));
      assert.ok(own.checkPrivateKey(key));
      assert.equal(blocksOf(await written('CDNODE1', 'cdCertAuth.pem')), 2);
      assert.equal(readdirSync(join(folder, 'CDNODE1')).length, 3);
    });

    it('writes a trusted list of the CA certificates that are chosen', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Export…');
      await pick(page, 'What is to be exported?', 'Issuing');
      await pick(page, 'What is to be exported?', 'Root');
      await enter(page);
      await pick(page, 'Export as', 'Trusted list');
      await save(desk);
      assert.equal(blocksOf(await written('trusted.pem')), 2);
    });

    it('writes PKCS#7, and asks before it takes the place of a file', async () => {
      await exportAs('CDNODE1', 'PKCS#7');
      await save(desk);
      const text = await written('CDNODE1.p7b');
      assert.match(text, /^-----BEGIN PKCS7-----/);
      await exportAs('CDNODE1', 'PKCS#7');
      await save(desk);
      const question = desk.page.locator('.quick-input-widget', { hasText: 'already exists' });
      await question.waitFor();
      await desk.page.keyboard.press('Escape');
      await question.waitFor({ state: 'hidden' });
      assert.equal(readFileSync(join(folder, 'CDNODE1.p7b'), 'utf8'), text);
    });

    it('says whose issuer is missing before it leaves it out', async () => {
      const { page } = desk;
      rmSync(join(folder, 'certificates', 'ca', 'Root'), { recursive: true });
      await line(page, 'Root').waitFor({ state: 'detached' });
      await exportAs('CDNODE1', 'Trusted list');
      assert.match(await confirm(page, 'Export without It'), /does not have the issuer of/);
      await save(desk);
      assert.equal(blocksOf(await written('trusted-CDNODE1.pem')), 1);
    });
  });
}
