import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import { answer, goToLine, mend, notification, openActions, openFile, save } from '../support/workbench.js';

const fixture = (name: string) => readFileSync(join('test/fixtures', name), 'utf8');
const pki = (name: string) => fixture(`pki/rsa/${name}`);

/** Each host in another theme, so that the screenshots show both. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default Light Modern' },
] as const;

for (const { kind, theme } of hosts) {
  describe(`mends in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    const file = (name: string) => readFileSync(join(folder, name), 'utf8');

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      mkdirSync(join(folder, 'from-partner'));
      cpSync('test/fixtures/pki/rsa/intermediate.pem', join(folder, 'from-partner/intermediate.pem'));
      cpSync('test/fixtures/pki/rsa/shuffled-keycert.txt', join(folder, 'shuffled-keycert.txt'));
      cpSync('test/fixtures/pki/rsa/no-intermediate-keycert.txt', join(folder, 'broken-keycert.txt'));
      cpSync('test/fixtures/pki/rsa/unencrypted-keycert.txt', join(folder, 'plain-keycert.txt'));
      cpSync('test/fixtures/pki/rsa/trusted.txt', join(folder, 'trusted.txt'));
      writeFileSync(
        join(folder, 'mail.pem'),
        `Hello,\n\n${pki('leaf.pem').trimEnd().replace(/^/gm, '> ')}\n`,
      );
      const settings = {
        'workbench.colorTheme': theme,
        'files.autoSave': 'off',
        '[pem]': { 'editor.codeActionsOnSave': { 'source.fixAll.cdcerts': 'explicit' } },
      };
      desk = await openDesk({
        folder,
        extension: resolve('.'),
        kind,
        settings,
        screenshots: resolve('out/screenshots'),
      });
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-mends-${kind}`);
    });

    it('the missing issuer is added from the partner’s file', async () => {
      const { page } = desk;
      await openFile(page, 'broken-keycert.txt');
      const line = pki('no-intermediate-keycert.txt').split('\n').indexOf('-----BEGIN CERTIFICATE-----') + 1;
      await mend(page, line, 'Add Musterbank AG Issuing CA 1 (from from-partner/intermediate.pem)', () =>
        desk.screenshot(`mends-${kind}`),
      );
      await save(page);
      assert.equal(file('broken-keycert.txt'), pki('node-keycert.txt'));
    });

    it('a block quoted in a mail is written anew, and the greeting stays', async () => {
      const { page } = desk;
      await openFile(page, 'mail.pem');
      await mend(page, 3, 'Write this block as RFC 7468 has it');
      await save(page);
      assert.equal(file('mail.pem'), `Hello,\n\n${pki('leaf.pem')}`);
    });

    it('saving puts the chain in order, where that has been switched on', async () => {
      const { page } = desk;
      await openFile(page, 'shuffled-keycert.txt');
      await goToLine(page, 1);
      await page.keyboard.press('Home');
      await page.keyboard.type('# CDNODE1\n\n');
      await save(page);
      assert.equal(file('shuffled-keycert.txt'), `# CDNODE1\n\n${pki('node-keycert.txt')}`);
    });

    it('a private key in the clear is encrypted with a passphrase typed twice', async () => {
      const { page } = desk;
      const line =
        pki('unencrypted-keycert.txt')
          .split('\n')
          .findIndex((one) => one.endsWith('PRIVATE KEY-----')) + 1;
      await openFile(page, 'plain-keycert.txt');
      await mend(page, line, 'Encrypt this private key…');
      await answer(page, 'A passphrase for the private key', 'correct horse');
      await answer(page, 'The same passphrase again', 'correct horse');
      const warning = await notification(page, 'Copies in the clear may remain');
      await desk.screenshot(`encrypted-${kind}`);
      await warning.getByRole('button', { name: 'Save' }).click();
      await page.locator('.tab.active:not(.dirty)').waitFor();
      const sealed = file('plain-keycert.txt');
      assert.doesNotMatch(sealed, /BEGIN (RSA )?PRIVATE KEY/);
      const key = (text: string, ...more: string[]) =>
        execFileSync('openssl', ['pkey', '-pubout', ...more], { input: text, encoding: 'utf8' });
      assert.equal(key(sealed, '-passin', 'pass:correct horse'), key(pki('unencrypted-keycert.txt')));
    });

    it('a bundle is split into files', async () => {
      const { page } = desk;
      await openFile(page, 'trusted.txt');
      await goToLine(page, 1);
      const action = await openActions(page, 'Control+Shift+R', 'Split into 2 files');
      await desk.screenshot(`split-${kind}`);
      await action.click();
      await page
        .locator('.explorer-folders-view .monaco-list-row', { hasText: 'Musterbank-AG-Root-CA.pem' })
        .waitFor();
      assert.equal(file('Musterbank-AG-Root-CA.pem'), pki('root.pem'));
      assert.equal(file('Musterbank-AG-Issuing-CA-1.pem'), pki('intermediate.pem'));
      assert.equal(file('trusted.txt'), pki('trusted.txt'));
    });
  });
}
