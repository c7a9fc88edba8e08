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

/** How the page shows that an element has the focus. Runs in the page. */
function outlineOf(element: unknown): string {
  const page = globalThis as unknown as { getComputedStyle(element: unknown): { outlineStyle: string } };
  return page.getComputedStyle(element).outlineStyle;
}

/**
 * Texts whose contrast is below 4.5 to 1, the least for text (WCAG 2.2 section 1.4.3), each with what is wrong. Runs in
 * the page.
 */
function faintTexts(): readonly string[] {
  interface Shown {
    readonly parentElement: Shown | null;
    readonly textContent: string;
    readonly className: string;
    readonly tagName: string;
  }
  const page = globalThis as unknown as {
    document: { querySelectorAll(selector: string): Iterable<Shown> };
    getComputedStyle(element: Shown): { color: string; backgroundColor: string };
  };
  const read = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const over = (front: readonly number[], back: readonly number[]) => {
    const [, , , alpha = 1] = front;
    return [0, 1, 2].map((at) => (front[at] ?? 0) * alpha + (back[at] ?? 0) * (1 - alpha));
  };
  const backgroundOf = (element: Shown | null): readonly number[] => {
    if (element === null) return [255, 255, 255];
    return over(read(page.getComputedStyle(element).backgroundColor), backgroundOf(element.parentElement));
  };
  const luminance = (color: readonly number[]) => {
    const [red = 0, green = 0, blue = 0] = color.map((value) =>
      value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const faint: string[] = [];
  const selector = 'h1, h2, p, th, td, li, strong, button, [role="treeitem"] span, [role="row"] span';
  for (const element of page.document.querySelectorAll(selector)) {
    if (element.textContent === '') continue;
    const back = backgroundOf(element);
    const front = over(read(page.getComputedStyle(element).color), back);
    const [light = 0, dark = 0] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (ratio < 4.5) faint.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)}`);
  }
  return [...new Set(faint)];
}

/** Whether a script that bears no nonce runs. Runs in the page. */
function runUnsigned(): boolean {
  interface Node {
    textContent: string;
    append(child: Node): void;
  }
  const { document } = globalThis as unknown as {
    document: { title: string; body: Node; createElement(tag: string): Node };
  };
  const script = document.createElement('script');
  script.textContent = 'document.title = "ran"';
  document.body.append(script);
  return document.title === 'ran';
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

    it('fields and octets stand side by side, and either selects the other, by keyboard as well', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.der');
      const viewer = viewerOf(page);
      const opener = viewer.getByRole('button', { name: 'ASN.1 and Octets' });
      await opener.focus();
      assert.equal(await opener.getAttribute('aria-expanded'), 'false');
      await page.keyboard.press('Enter');
      const tree = viewer.getByRole('tree', { name: 'ASN.1' });
      const grid = viewer.getByRole('grid', { name: 'Octets' });
      await grid.waitFor();
      assert.equal(await opener.getAttribute('aria-expanded'), 'true');
      // Tab leads into the tree, and from there into the octets: each is one stop.
      await page.keyboard.press('Tab');
      const focused = viewer.locator(':focus');
      assert.equal(await focused.getAttribute('role'), 'treeitem');
      assert.equal(await focused.getAttribute('aria-level'), '1');
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      const serial = tree.getByRole('treeitem', { selected: true });
      assert.match((await serial.textContent()) ?? '', /^serialNumber INTEGER 68e00aa0b963/);
      const marked = grid.getByRole('gridcell', { selected: true });
      assert.deepEqual((await marked.allTextContents()).slice(0, 4), ['02', '14', '68', 'e0']);
      await page.keyboard.press('Tab');
      assert.equal(await focused.getAttribute('role'), 'gridcell');
      assert.equal(await focused.textContent(), '02');
      for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
      const found = (await tree.getByRole('treeitem', { selected: true }).textContent()) ?? '';
      assert.doesNotMatch(found, /^serialNumber/);
      await desk.screenshot(`viewer-structure-${kind}`);
      await tree.getByRole('treeitem', { name: /^signatureValue/ }).click();
      await grid.getByRole('gridcell', { selected: true }).last().waitFor();
      assert.equal(await marked.count(), 261);
      await page.keyboard.press('Shift+Tab');
      assert.equal(await focused.textContent(), 'ASN.1 and Octets');
    });

    it('shows no octet of a secret', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/pkcs1.key');
      await runCommand(page, 'Certificates: Open in Certificate Viewer');
      const viewer = viewerOf(page);
      await viewer.getByRole('button', { name: 'ASN.1 and Octets' }).click();
      await viewer.getByRole('treeitem', { name: /^modulus/ }).waitFor();
      const octets = (await viewer.getByRole('gridcell').allTextContents()).join('');
      // Version, modulus and public exponent; of each number after them the identifier and the length.
      assert.match(
        octets,
        /^308204a302010002820101[0-9a-f]{514}0203010001((02820100|028181|028180)(··)+){6}$/,
      );
      assert.equal(octets.match(/··/g)?.length, 1191 - 273 - 4 - 5 * 3);
    });

    it('is read in order by a screen reader: named regions, headings, tables with row headers, buttons that say of what', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.der');
      const viewer = viewerOf(page);
      const region = viewer.getByRole('region', { name: /^CDNODE1 — node certificate/ });
      await region.waitFor();
      assert.equal(await viewer.getByRole('heading', { level: 1 }).textContent(), 'leaf.der');
      await region.getByRole('table', { name: /^CDNODE1/ }).waitFor();
      await region.getByRole('rowheader', { name: 'Serial number' }).waitFor();
      await region.getByRole('list', { name: 'Problems' }).waitFor();
      const names: string[] = [];
      await region.getByRole('button', { name: 'Explain: issuer-missing' }).focus();
      for (let stop = 0; stop < 5; stop++) {
        const button = viewer.locator(':focus');
        names.push((await button.getAttribute('aria-label')) ?? (await button.textContent()) ?? '');
        const outline = await button.evaluate(outlineOf);
        if (stop > 0) assert.equal(outline, 'solid', 'the focus is visible');
        await page.keyboard.press('Tab');
      }
      assert.deepEqual(names, [
        'Explain: issuer-missing',
        'Copy PEM',
        'Copy Fingerprint',
        'Copy Serial Number',
        'ASN.1 and Octets',
      ]);
      await region.getByRole('button', { name: 'Copy Serial Number' }).press('Enter');
      await viewer.getByRole('status').getByText('Copied.').waitFor();
      const described = await region
        .getByRole('button', { name: 'Copy PEM' })
        .getAttribute('aria-describedby');
      assert.match((await viewer.locator(`#${described ?? ''}`).textContent()) ?? '', /^CDNODE1/);
    });

    it('reads well in every theme', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.der');
      const viewer = viewerOf(page);
      await viewer.getByRole('button', { name: 'ASN.1 and Octets' }).click();
      await viewer.getByRole('treeitem', { name: /^serialNumber/ }).click();
      for (const name of ['Light Modern', 'Light High Contrast', 'Dark Modern', 'Dark High Contrast']) {
        await runCommand(page, 'Preferences: Color Theme');
        await answer(page, 'Select Color Theme', name);
        const base = name.startsWith('Light') ? 'light' : '';
        const kindOfTheme = name.includes('High Contrast')
          ? `high-contrast${base && `-${base}`}`
          : base || 'dark';
        await viewer.locator(`body[data-vscode-theme-kind="vscode-${kindOfTheme}"]`).waitFor();
        const main = viewer.locator('main');
        const faint = await main.evaluate(faintTexts);
        assert.deepEqual(faint, [], name);
        await desk.screenshot(`viewer-${name.toLowerCase().replaceAll(' ', '-')}-${kind}`);
      }
    });

    it('explains a finding', async () => {
      const { page } = desk;
      await openFile(page, 'pki/rsa/leaf.der');
      await viewerOf(page).getByRole('button', { name: 'Explain: issuer-missing' }).click();
      await page.locator('.tab.active', { hasText: 'findings.md' }).waitFor();
      await viewerOf(page).getByRole('heading', { name: 'issuer-missing', exact: true }).waitFor();
    });

    it('shows hostile names as themselves, under a policy that lets nothing load', async () => {
      const { page } = desk;
      const dialogs: string[] = [];
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message());
        void dialog.dismiss();
      });
      await openFile(page, 'hostile/html.pem');
      await runCommand(page, 'Certificates: Open in Certificate Viewer');
      const viewer = viewerOf(page);
      await viewer
        .getByRole('heading', { level: 2, name: '<img src=x onerror=alert(1)><script>alert(2)</script>' })
        .waitFor();
      assert.equal(await viewer.locator('img, svg, iframe, a').count(), 0);
      const policy = await viewer
        .locator('meta[http-equiv="Content-Security-Policy"]')
        .first()
        .getAttribute('content', { timeout: 5000 });
      assert.match(
        policy ?? '',
        /^default-src 'none'; style-src 'nonce-[0-9a-f]{32}'; script-src 'nonce-[0-9a-f]{32}';/,
      );
      // A script without the nonce does nothing, whatever puts it there.
      const ran = await viewer.locator('main').evaluate(runUnsigned);
      assert.equal(ran, false);
      assert.deepEqual(dialogs, []);
    });

    it('a passphrase opens a container: what is inside, and whose the key is', async () => {
      const { page } = desk;
      await openFile(page, 'modern.p12');
      const viewer = viewerOf(page);
      await viewer.getByRole('heading', { level: 2, name: /^PKCS#12 container: / }).waitFor();
      assert.equal(await viewer.getByRole('heading', { name: 'CDNODE1' }).count(), 0);
      const enter = viewer.getByRole('button', { name: 'Enter Passphrase…' });
      await enter.click();
      await answer(page, 'Passphrase:', 'not this one');
      await viewer.getByText('opening-passphrase-wrong').waitFor();
      await enter.click();
      await answer(page, 'Passphrase:', 'changeit');
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
      await answer(page, 'Passphrase:', 'changeit');
      await viewer.getByRole('row', { name: 'Belongs to CDNODE1' }).waitFor();
      await desk.screenshot(`viewer-passphrase-${kind}`);
    });
  });
}
