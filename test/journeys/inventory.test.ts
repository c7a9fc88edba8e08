import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  answer,
  asked,
  chooseFromMenu,
  enter,
  expand,
  line,
  openCertificates,
  openProblems,
  pick,
  problem,
  question,
  runCommand,
} from '../support/workbench.js';

const pki = 'test/fixtures/pki/rsa';

/** Each in another theme, so that the screenshots show them all. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern', name: 'dark' },
  { kind: 'web', theme: 'Default Light Modern', name: 'light' },
  { kind: 'node', theme: 'Default High Contrast', name: 'contrast' },
] as const;

/** What a store’s keeper does to see what expires, to find entries, and to see that no key lies about. */
for (const { kind, name, theme } of hosts) {
  describe(`the inventory in the ${kind} host (${name})`, () => {
    let folder: string;
    let desk: Desk;
    const read = async (path: string, holds: (text: string) => boolean = () => true): Promise<string> => {
      const file = join(folder, path);
      while (!existsSync(file) || !holds(readFileSync(file, 'utf8'))) await desk.page.waitForTimeout(50);
      return readFileSync(file, 'utf8');
    };
    const table = () =>
      desk.page
        .frameLocator('.editor-instance iframe.webview.ready, iframe.webview.ready')
        .frameLocator('iframe#active-frame');

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      const put = (fixture: string, path: string, notes = '{}\n') => {
        const entry = join(folder, 'certificates', path);
        mkdirSync(entry, { recursive: true });
        const text = readFileSync(join(pki, fixture), 'utf8');
        writeFileSync(join(entry, 'certificate.pem'), text.slice(text.indexOf('-----BEGIN CERTIFICATE')));
        writeFileSync(join(entry, 'entry.yaml'), notes);
      };
      writeFileSync(join(folder, 'plain.key'), readFileSync('test/fixtures/keys/P-256.pkcs8.pem'));
      put('expired-keycert.txt', 'key/CDNODE2', 'tags: [partner, production]\nowner: Operations\n');
      put('leaf.pem', 'key/CDNODE10', 'tags: [production]\n');
      put('intermediate.pem', 'ca/Issuing', 'label: Musterbank Issuing CA\n');
      put('root.pem', 'ca/Root');
      for (const node of ['CDNODE2', 'CDNODE10'])
        cpSync(join(pki, 'leaf.key'), join(folder, 'certificates/key', node, 'key.pem'));
      writeFileSync(join(folder, 'certificates/certificate-store.yaml'), 'format: 1\n');
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        settings: { 'workbench.colorTheme': theme, 'files.autoSave': 'off' },
        screenshots: resolve('out/screenshots'),
      });
      await openCertificates(desk.page);
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-inventory-${name}-${this.currentTest.title.slice(0, 20)}`);
    });

    it('what has expired is said quietly, in the status bar and on the view’s icon', async () => {
      const { page } = desk;
      await page.locator('.statusbar-item', { hasText: '1 expired' }).waitFor();
      await page.locator('.activitybar .badge-content', { hasText: '1' }).first().waitFor();
      assert.equal(await page.locator('.notification-toast').count(), 0);
    });

    it('the view is filtered by any words, says so, and is cleared by a button', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Filter…');
      await answer(page, 'Words to show entries and files by', 'operations cdnode');
      await page.locator('.part.sidebar', { hasText: 'Filter: “operations cdnode”' }).waitFor();
      await line(page, 'CDNODE2').waitFor();
      await line(page, 'CDNODE10').waitFor({ state: 'detached' });
      await line(page, 'Nothing matches the filter').waitFor();
      await desk.screenshot(`tree-filtered-${name}`);
      await page.locator('.part.sidebar').hover();
      await page.locator('.part.sidebar').getByRole('button', { name: 'Clear Filter' }).click();
      await line(page, 'CDNODE10').waitFor();
    });

    it('entries are sorted by expiry and grouped by tag', async () => {
      const { page } = desk;
      /** Waits until one line stands above another. */
      const stand = async (above: string, below: string) => {
        const top = async (text: string) => (await line(page, text).boundingBox())?.y ?? NaN;
        while (!((await top(above)) < (await top(below)))) await page.waitForTimeout(50);
      };
      await stand('CDNODE2', 'CDNODE10');
      await runCommand(page, 'Certificates: Sort by Expiry');
      await runCommand(page, 'Certificates: Group by Tag');
      await line(page, 'production').waitFor();
      await desk.screenshot(`tree-by-tag-${name}`);
      await runCommand(page, 'Certificates: Show without Tags');
      await line(page, 'production').waitFor({ state: 'detached' });
      await stand('CDNODE2', 'CDNODE10');
    });

    it('the status bar opens the table, which sorts by click and by key', async () => {
      const { page } = desk;
      await page.locator('.statusbar-item', { hasText: '1 expired' }).click();
      const names = () => table().locator('tbody th button').allInnerTexts();
      await table().locator('tbody tr').first().waitFor();
      assert.deepEqual(await names(), ['CDNODE2', 'CDNODE10', 'Musterbank Issuing CA', 'Root']);
      await desk.screenshot(`inventory-${name}`);
      await table().getByRole('button', { name: 'Name' }).click();
      await table().locator('th[aria-sort="ascending"]', { hasText: 'Name' }).waitFor();
      await page.keyboard.press('Enter');
      await table().locator('th[aria-sort="descending"]', { hasText: 'Name' }).waitFor();
      assert.deepEqual(await names(), ['Root', 'Musterbank Issuing CA', 'CDNODE10', 'CDNODE2']);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await table().locator('th[aria-sort="ascending"]', { hasText: 'What' }).waitFor();
    });

    it('a name opens its certificate, and the table follows the store', async () => {
      const { page } = desk;
      rmSync(join(folder, 'certificates/ca/Root'), { recursive: true });
      await table().locator('tbody tr', { hasText: 'Root CA' }).last().waitFor();
      await table().getByRole('button', { name: 'CDNODE10', exact: true }).click();
      await page.locator('.tab.active', { hasText: 'certificate.pem' }).waitFor();
    });

    it('the inventory is exported as CSV', async () => {
      const { page } = desk;
      await runCommand(page, 'Certificates: Export Inventory…');
      await pick(page, 'Which certificates?', 'Those of the Certificate Store');
      await pick(page, 'Export as', 'CSV');
      await page.locator('.quick-input-widget .quick-input-action').first().waitFor();
      await enter(page);
      const csv = await read('certificate-inventory.csv');
      assert.match(csv, /^name,kind,state,renewBy,/);
      assert.match(csv, /\r\nCDNODE2,node,expired,/);
    });

    it('a private key in the clear is marked, told of though nobody has opened it, and encrypted from the tree', async () => {
      const { page } = desk;
      await expand(page, 'Files in This Workspace');
      await line(page, 'private key in the clear').waitFor();
      await openProblems(page);
      await problem(page, 'is not encrypted').waitFor();
      await desk.screenshot(`clear-key-${name}`);
      await chooseFromMenu(
        page,
        line(page, 'plain.key'),
        'Encrypt Private Key',
        question(page, 'A passphrase for the'),
      );
      await answer(page, 'A passphrase for the', 'correct horse');
      await answer(page, 'The same passphrase again', 'correct horse');
      await page.locator('.tab.active.dirty', { hasText: 'plain.key' }).waitFor();
      await page.keyboard.press('Control+S');
      await read('plain.key', (text) => text.startsWith('-----BEGIN ENCRYPTED PRIVATE KEY'));
      await problem(page, 'is not encrypted').waitFor({ state: 'detached' });
      await line(page, 'private key in the clear').waitFor({ state: 'detached' });
    });

    it('one that comes later in a binary file is told of as well, and encrypted in its place', async () => {
      const { page } = desk;
      const clear = createPrivateKey(readFileSync('test/fixtures/keys/P-256.pkcs8.pem'));
      writeFileSync(join(folder, 'late.der'), clear.export({ format: 'der', type: 'pkcs8' }));
      await problem(page, 'is not encrypted').waitFor();
      await chooseFromMenu(
        page,
        line(page, 'late.der'),
        'Encrypt Private Key',
        question(page, 'A passphrase for the'),
      );
      await asked(page, 'A passphrase for the');
      await page
        .locator('.quick-input-widget')
        .getByRole('button', { name: /^Remember It/ })
        .first()
        .click();
      await asked(page, 'It will be remembered in');
      await enter(page, 'correct horse');
      await answer(page, 'The same passphrase again', 'correct horse');
      await problem(page, 'is not encrypted').waitFor({ state: 'detached' });
      const key = readFileSync(join(folder, 'late.der'));
      const opened = createPrivateKey({ key, format: 'der', type: 'pkcs8', passphrase: 'correct horse' });
      assert.ok(opened.equals(clear));
      await runCommand(page, 'Certificates: Forget Passphrases');
      await pick(page, 'Which passphrases are to be forgotten?', 'late.der');
      await page.keyboard.press('Escape');
    });

    it('the table is there again when the window is opened again', async () => {
      const { page } = desk;
      await page.reload();
      await page.locator('.tab', { hasText: 'Certificate Inventory' }).click();
      await table().getByRole('button', { name: 'CDNODE2', exact: true }).waitFor();
      await table().locator('th[aria-sort="ascending"]', { hasText: 'What' }).waitFor();
    });
  });
}
