import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import { answer, asked, confirm, openFile, runCommand } from '../support/workbench.js';

/** Each host in another theme, so that the screenshots show both. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default Light Modern' },
] as const;

for (const { kind, theme } of hosts) {
  describe(`Match Key in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      for (const name of ['leaf.pem', 'leaf.csr', 'leaf.key', 'other.key', 'trusted.txt'])
        cpSync(`test/fixtures/pki/rsa/${name}`, join(folder, name));
      const settings = { 'workbench.colorTheme': theme };
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
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-match-key-${kind}`);
    });

    it('lists what has the certificate’s key, and what may have it', async () => {
      const { page } = desk;
      await openFile(page, 'leaf.pem');
      await runCommand(page, 'Certificates: Match Key');
      await asked(page, 'RSA 2048: 2 of 6 objects have this key; sealed: 2 private keys, 0 containers');
      await desk.screenshot(`match-key-${kind}`);
    });

    it('tells of a sealed key once its passphrase opens it', async () => {
      const { page } = desk;
      const row = (text: string) =>
        page.locator('.quick-input-list .monaco-list-row', { hasText: text }).first();
      await row('leaf.key').click();
      await answer(page, 'Passphrase of this private key', 'changeit');
      assert.match(await confirm(page, 'OK'), /The private key in leaf\.key belongs to it\./);
      await asked(page, 'RSA 2048: 2 of 6 objects');
      await row('other.key').click();
      await answer(page, 'Passphrase of this private key', 'changeit');
      assert.match(await confirm(page, 'OK'), /The private key in other\.key is another one\./);
    });

    it('goes to what is chosen', async () => {
      const { page } = desk;
      await asked(page, 'RSA 2048: 2 of 6 objects');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'leaf.csr' }).first().click();
      await page.locator('.tab.active', { hasText: 'leaf.csr' }).waitFor();
    });
  });
}
