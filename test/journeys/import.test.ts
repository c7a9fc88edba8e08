import assert from 'node:assert/strict';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  acceptPlan,
  answer,
  asked,
  chooseFile,
  chooseFromMenu,
  line,
  notification,
  openCertificates,
  pick,
  question,
  runCommand,
} from '../support/workbench.js';

/** What a partner mailed, unpacked into a folder: as messy as it comes. */
function makeMess(folder: string): void {
  mkdirSync(join(folder, 'old'), { recursive: true });
  cpSync('test/fixtures/archives/mailed.zip', join(folder, 'mailed.zip'));
  cpSync('test/fixtures/pki/ec/leaf.key', join(folder, 'node-b.key'));
  cpSync('test/fixtures/pki/ec/leaf.der', join(folder, 'node-b.cer'));
  cpSync('test/fixtures/keystores/unicode-passphrase.p12', join(folder, 'old/unknown.p12'));
  cpSync('test/fixtures/partner/leaf.pem', join(folder, 'old/their-node.pem'));
  writeFileSync(join(folder, 'read me.txt'), 'The passphrase comes by telephone.');
}

for (const kind of ['node', 'web'] as const)
  describe(`what was mailed comes into the store, in the ${kind} host`, () => {
    let folder: string;
    let desk: Desk;
    const stored = (path: string) => join(folder, 'certificates', path);

    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
      makeMess(join(folder, 'mess'));
      const waiting = stored('request/Node-C');
      mkdirSync(waiting, { recursive: true });
      cpSync('test/fixtures/pki/rsa/leaf.csr', join(waiting, 'request.pem'));
      cpSync('test/fixtures/pki/rsa/leaf.key', join(waiting, 'key.pem'));
      writeFileSync(join(waiting, 'entry.yaml'), 'label: Node C\nowner: Treasury\n');
      cpSync('test/fixtures/pki/rsa/leaf.pem', join(folder, 'answer.pem'));
      const screenshots = resolve('out/screenshots');
      mkdirSync(screenshots, { recursive: true });
      desk = await openDesk({ folder, extension: resolve('.'), kind, screenshots });
      await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    });

    after(async () => {
      await desk.close();
      rmSync(folder, { recursive: true, force: true });
    });

    afterEach(async function () {
      if (this.currentTest?.state === 'failed')
        await desk.screenshot(`failed-import-${kind}-${this.currentTest.title.slice(0, 20)}`);
    });

    it('the answer to a request finds its waiting key: nobody is asked for a passphrase', async () => {
      const { page } = desk;
      const before = readFileSync(stored('request/Node-C/key.pem'), 'utf8');
      await openCertificates(page);
      await line(page, 'Node C').waitFor();
      await runCommand(page, 'Certificates: Import External Certificates');
      await chooseFile(page, 'answer.pem');
      await asked(page, 'first compare the fingerprints');
      await desk.screenshot(`import-answer-${kind}`);
      const shown = await acceptPlan(page);
      assert.match(shown, /answers request\/Node-C/);
      await answer(page, 'Label', 'Node C');
      await page
        .locator('.part.sidebar .monaco-list-row', { hasText: 'Certificate Requests' })
        .waitFor({ state: 'detached' });
      assert.equal(existsSync(stored('request/Node-C')), false);
      assert.equal(readFileSync(stored('key/Node-C/key.pem'), 'utf8').trim(), before.trim());
      assert.match(readFileSync(stored('key/Node-C/entry.yaml'), 'utf8'), /owner: Treasury/);
      // What was added is shown, and until then no other view stays open.
      await page.locator('.part.sidebar .monaco-list-row.selected', { hasText: 'Node C' }).waitFor();
    });

    it('a folder of a mess is sorted: one passphrase is tried on all, what stays closed hurts nothing', async () => {
      const { page } = desk;
      await page.keyboard.press('Control+Shift+E');
      const explored = page.locator('.explorer-folders-view .monaco-list-row', { hasText: 'mess' }).first();
      await chooseFromMenu(page, explored, 'Add to Store', question(page, 'needs its passphrase'));
      await answer(page, 'needs its passphrase', 'changeit');
      await asked(page, 'unknown.p12');
      await desk.screenshot(`import-passphrase-${kind}`);
      await page.keyboard.press('Escape');
      await pick(page, 'stays closed', 'Go on without it');
      await asked(page, 'first compare the fingerprints');
      await desk.screenshot(`import-plan-${kind}`);
      const shown = await acceptPlan(page);
      assert.match(
        shown,
        /Import: \d to import, .*CA certificates to go with it, 1 without private key, .*refused, .*passed over/,
      );
      await page.locator('.part.sidebar .monaco-list-row.selected', { hasText: 'CDNODE1' }).waitFor();
      const message = await notification(page, '6 entries in the store now');
      await message.hover();
      await message.getByRole('button', { name: 'Show Report' }).click();
      // Their node’s certificate has no private key here, and nobody has checked it.
      await page.locator('.monaco-editor .view-line', { hasText: 'Not wanted' }).first().waitFor();
      await desk.screenshot(`import-report-${kind}`);
      assert.deepEqual(readdirSync(stored('key')).sort(), ['CDNODE1', 'Node-C']);
      assert.equal(existsSync(stored('peer')), false);
      assert.ok(existsSync(stored('crl')));
      for (const file of readdirSync(join(folder, 'certificates'), { recursive: true, withFileTypes: true }))
        if (file.isFile()) {
          const text = readFileSync(join(file.parentPath, file.name), 'utf8');
          assert.doesNotMatch(text, /changeit|BEGIN (RSA |EC )?PRIVATE KEY/);
        }
    });

    it('the clipboard is imported', async () => {
      const { page } = desk;
      const text = readFileSync('test/fixtures/keytool/ca.pem', 'utf8');
      // As source text: these tests know no browser’s types.
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
      await runCommand(page, 'Certificates: Import from Clipboard');
      await acceptPlan(page);
      await answer(page, 'Label');
      await page.locator('.part.sidebar .monaco-list-row.selected', { hasText: 'Java Root CA' }).waitFor();
    });

    it('a file from outside is dropped on the view', async () => {
      const { page } = desk;
      await openCertificates(page);
      const text = readFileSync('test/fixtures/self-signed/node.pem', 'utf8');
      const dropped = await page.evaluateHandle(`(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([${JSON.stringify(text)}], 'dropped.pem'));
      return transfer;
    })()`);
      const target = line(page, 'CA Certificates');
      for (const type of ['dragenter', 'dragover', 'drop'])
        await target.dispatchEvent(type, { dataTransfer: dropped });
      const shown = await acceptPlan(page);
      assert.match(shown, /CDSELF/);
      await answer(page, 'Label');
      await line(page, 'CDSELF').waitFor();
      await desk.screenshot(`import-dropped-${kind}`);
    });
  });
