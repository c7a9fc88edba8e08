import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import { goToLine, openFile, runCommand } from '../support/workbench.js';

/** Each host in another theme, so that the screenshots show both. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default Light Modern' },
] as const;

for (const { kind, theme } of hosts) {
  describe(`the chain in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      mkdirSync(join(folder, 'from-partner'));
      cpSync('test/fixtures/partner/leaf.pem', join(folder, 'node.pem'));
      cpSync('test/fixtures/partner/partner-ca-bundle.pem', join(folder, 'from-partner/bundle.pem'));
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
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-chain-${kind}`);
    });

    it('a click above a block shows its chain, and a link in it leads to the issuer', async () => {
      const { page } = desk;
      await openFile(page, 'node.pem');
      await page.locator('.codelens-decoration a', { hasText: 'Show chain' }).first().click();
      await page.locator('.tab.active', { hasText: 'Chain of CDNODE1' }).waitFor();
      const line = (text: string) => page.locator('.monaco-editor .view-line', { hasText: text }).first();
      await line('valid, if').waitFor();
      await desk.screenshot(`chain-${kind}`);
      assert.match(await line('valid, if').innerText(), /Partner.Logistics.Ltd.Root.CA/);
      // With Ctrl held the link is drawn anew under the pointer, so that it is opened from the keyboard.
      await line('from-partner/bundle.pem').locator('.detected-link').first().click();
      await runCommand(page, 'Open Link');
      await page.locator('.tab.active', { hasText: 'bundle.pem' }).waitFor();
    });

    it('F12 leads to the issuer, in whatever file', async () => {
      const { page } = desk;
      await openFile(page, 'node.pem');
      await goToLine(page, 3);
      await page.keyboard.press('F12');
      await page.locator('.tab.active', { hasText: 'bundle.pem' }).waitFor();
    });

    it('Shift+F12 shows what a CA issued', async () => {
      const { page } = desk;
      await runCommand(page, 'Go to References');
      const peek = page.locator('.peekview-widget, .tab.active:has-text("node.pem")').first();
      await peek.waitFor();
      await desk.screenshot(`issued-${kind}`);
    });
  });
}
