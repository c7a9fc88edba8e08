import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import { hoverOver, openCertificates, openFile, openProblems, problem } from '../support/workbench.js';

const screenshots = resolve('out/screenshots');

/** Each host in another theme, so that the screenshots show all of them. */
const hosts = [
  { kind: 'node', theme: 'Default Dark Modern' },
  { kind: 'web', theme: 'Default High Contrast' },
] as const;

for (const { kind, theme } of hosts) {
  describe(`findings and hovers in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;

    before(async () => {
      mkdirSync(screenshots, { recursive: true });
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      for (const part of ['pki', 'hostile'])
        cpSync(`test/fixtures/${part}`, join(folder, part), { recursive: true });
      const settings = { 'workbench.colorTheme': theme };
      desk = await openDesk({ folder, extension: resolve('.'), kind, settings, screenshots });
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed') await desk.screenshot(`failed-findings-${kind}`);
    });

    it('a click on a finding’s code opens its explanation', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/expired-keycert.txt');
      await openProblems(page);
      await problem(page, 'expired').first().waitFor();
      await page.locator('.markers-panel a', { hasText: /^expired$/ }).click();
      await page.locator('.tab.active', { hasText: 'findings.md' }).waitFor();
      const heading = page
        .frameLocator('iframe.webview.ready')
        .frameLocator('iframe#active-frame')
        .getByRole('heading', { name: 'expired', exact: true });
      await heading.waitFor();
      const box = await heading.boundingBox();
      assert.ok(box !== null && box.y > 0 && box.y < 400, 'the explanation has been scrolled into view');
      await desk.screenshot(`explained-${kind}`);
    });

    it('a hover on any line decodes the block', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.pem');
      const hover = await hoverOver(page, 'BEGIN CERTIFICATE');
      const text = await hover.innerText();
      for (const part of ['CN=CDNODE1,O=Musterbank AG,C=DE', 'RSA 2048', 'cdnode1.example.com']) {
        assert.ok(text.includes(part), `${part} in ${text}`);
      }
      await desk.screenshot(`hover-${kind}`);
    });

    it('a hover over base64 begins with the field under the pointer, and follows it', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.pem');
      // The octets from 192 on: the end of an organizationName, the commonName, the public key.
      const line = page.locator('.monaco-editor .view-line', { hasText: 'bmsgQUcxEDAO' }).first();
      const fields = {
        40: /^subject › organizationName = Musterbank AG$/,
        185: /^subject › commonName = CDNODE1$/,
      };
      for (const [x, field] of Object.entries(fields)) {
        await line.hover({ position: { x: Number(x), y: 8 } });
        const title = page.locator('.monaco-editor .monaco-hover:not(.hidden) strong', { hasText: field });
        await title.first().waitFor();
      }
      await desk.screenshot(`field-${kind}`);
    });

    it('hostile names stay text', async () => {
      const { page } = desk;
      await openFile(page, 'hostile/markdown.pem');
      const hover = await hoverOver(page, 'BEGIN CERTIFICATE');
      const text = await hover.innerText();
      assert.ok(
        text.includes('**bold** [click](command:workbench.action.terminal.new) `code` $(alert) # h'),
        text,
      );
      assert.equal(await hover.locator('a[data-href^="command"], code, .codicon-alert').count(), 0);
      await openFile(page, 'hostile/html.pem');
      const second = await hoverOver(page, 'BEGIN CERTIFICATE');
      assert.ok((await second.innerText()).includes('<img src=x onerror=alert(1)>'));
      assert.equal(await second.locator('img').count(), 0);
    });
  });
}

describe('a folder that is not trusted', () => {
  let folder: string;
  let desk: Desk;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
    cpSync('test/fixtures/pki', join(folder, 'pki'), { recursive: true });
    desk = await openDesk({ folder, extension: resolve('.'), trusted: false, screenshots });
  });

  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is read and checked, and the tree says that nothing is written', async () => {
    const { page } = desk;
    const no = page.getByRole('button', { name: /don.t trust/i });
    const view = page.locator('.activitybar .action-item a[aria-label^="Certificates"]');
    await no.or(view).first().waitFor();
    if (await no.isVisible()) await no.click();
    await openCertificates(page);
    await page.locator('.part.sidebar', { hasText: 'Folder not trusted: nothing is written' }).waitFor();
    await desk.screenshot('untrusted');
    await openFile(page, 'pki/rsa/expired-keycert.txt');
    await openProblems(page);
    await problem(page, 'expired').first().waitFor();
  });
});
