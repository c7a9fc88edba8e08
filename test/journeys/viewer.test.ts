import assert from 'node:assert/strict';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { type Desk, openDesk } from '../support/desk.js';
import { answer, openFile, runCommand } from '../support/workbench.js';

const screenshots = resolve('out/screenshots');

const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default High Contrast' },
] as const;

/** The viewer's page inside the editor in front. */
function viewerOf(page: Page): FrameLocator {
  return page
    .frameLocator('.editor-instance iframe.webview.ready, iframe.webview.ready')
    .frameLocator('iframe#active-frame');
}

for (const { kind, theme } of hosts) {
  describe(`the Certificate Viewer in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      for (const part of ['pki', 'hostile'])
        cpSync(`test/fixtures/${part}`, join(folder, part), { recursive: true });
      copyFileSync('test/fixtures/pki/rsa/leaf.der', join(folder, 'node.cer'));
      copyFileSync('test/fixtures/keystores/modern.p12', join(folder, 'modern.p12'));
      const settings = { 'workbench.colorTheme': theme };
      desk = await openDesk({ folder, extension: resolve('.'), kind, settings, screenshots });
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-viewer-${kind}`);
      await runCommand(desk.page, 'View: Close All Editors');
    });

    it('a binary .cer that is opened shows in the viewer, and stays text for who wants text', async () => {
      const { page } = desk;
      await openFile(page, 'node.cer');
      await viewerOf(page).getByRole('heading', { level: 1, name: 'node.cer' }).waitFor();
      assert.equal(await page.locator('.tab').count(), 1);
      await desk.screenshot(`viewer-cer-${kind}`);
    });

    it('a click on a .der shows what is inside', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.der');
      const viewer = viewerOf(page);
      await viewer.getByRole('heading', { level: 2, name: /^CDNODE1 — node certificate/ }).waitFor();
      await viewer.getByRole('row', { name: 'Subject CN=CDNODE1,O=Musterbank AG,C=DE' }).waitFor();
      await desk.screenshot(`viewer-der-${kind}`);
    });

    it('a passphrase opens a container: what is inside, and whose the key is', async () => {
      const { page } = desk;
      await openFile(page, 'modern.p12');
      const viewer = viewerOf(page);
      await viewer.getByRole('heading', { level: 2, name: /^PKCS#12 container: / }).waitFor();
      assert.equal(await viewer.getByRole('heading', { name: 'CDNODE1' }).count(), 0);
      const enter = viewer.getByRole('button', { name: 'Enter Passphrase…' });
      await enter.click();
      await answer(page, 'It is kept nowhere.', 'not this one');
      await viewer.getByText('opening-passphrase-wrong').waitFor();
      await enter.click();
      await answer(page, 'It is kept nowhere.', 'changeit');
      await viewer.getByRole('row', { name: 'Belongs to CDNODE1' }).waitFor();
      await viewer.getByRole('heading', { level: 3, name: /^CDNODE1 — node certificate/ }).waitFor();
      assert.equal(await viewer.getByText('opening-passphrase-wrong').count(), 0);
      assert.equal(await enter.count(), 0);
      await desk.screenshot(`viewer-p12-${kind}`);
    });

    it('a passphrase tells what a sealed key is, and to which certificate it belongs', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/node-keycert.txt');
      await runCommand(page, 'Certificates: Open in Certificate Viewer');
      const viewer = viewerOf(page);
      await viewer.getByRole('button', { name: 'Enter Passphrase…' }).click();
      await answer(page, 'It is kept nowhere.', 'changeit');
      await viewer.getByRole('row', { name: 'Belongs to CDNODE1' }).waitFor();
      await desk.screenshot(`viewer-passphrase-${kind}`);
    });
  });
}
