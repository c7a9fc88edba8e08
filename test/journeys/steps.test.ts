import assert from 'node:assert/strict';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Desk, openDesk } from '../support/desk.js';
import {
  acceptPlan,
  answer,
  asked,
  chooseFile,
  complaint,
  enter,
  line,
  notification,
  openCertificates,
  pick,
  readPlan,
  runCommand,
} from '../support/workbench.js';

describe('steps that are taken back, and imports that are refused', () => {
  let folder: string;
  let desk: Desk;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
    for (const name of ['wrong-key-keycert.txt', 'leaf.pem'])
      cpSync(`test/fixtures/pki/rsa/${name}`, join(folder, name));
    desk = await openDesk({ folder, extension: resolve('.'), screenshots: resolve('out/screenshots') });
    await openCertificates(desk.page);
  });

  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await desk.screenshot(`failed-steps-${this.currentTest.title.slice(0, 20)}`);
  });

  it('Back returns with the answer kept; a bad answer says why; Esc leaves no trace', async () => {
    const { page } = desk;
    await runCommand(page, 'Certificates: Create Certificate Authority');
    await answer(page, 'Subject of the authority', 'CN=');
    await complaint(page, 'empty');
    await enter(page, 'CN=Kept, O=Musterbank AG');
    await asked(page, 'Key');
    await page.locator('.quick-input-widget').getByRole('button', { name: 'Back' }).click();
    await asked(page, 'Subject of the authority');
    const input = page.locator('.quick-input-widget .quick-input-box input');
    assert.equal(await input.inputValue(), 'CN=Kept, O=Musterbank AG');
    await input.press('Enter');
    await pick(page, 'Key', 'EC P-256');
    await pick(page, 'Validity', '5 years');
    await pick(page, 'Path length', 'None');
    await answer(page, 'Names that it may sign for', '10.0.0.0/33');
    await complaint(page, 'no range of IP addresses');
    await enter(page, 'example.com');
    await answer(page, 'Passphrase for the private key', 'short');
    await complaint(page, 'At least 8 characters');
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    assert.equal(existsSync(join(folder, 'certificates')), false);
  });

  it('a key that is another certificate’s is refused, with the reason', async () => {
    const { page } = desk;
    await runCommand(page, 'Certificates: Import External Certificate');
    await chooseFile(page, 'wrong-key-keycert.txt');
    await answer(page, 'needs its passphrase', 'changeit');
    const shown = await readPlan(page);
    assert.match(shown, /Import: 2 to import, 1 without private key, as a partner’s if wished, 1 refused/);
    assert.match(shown, /belongs to none of these/);
    await page.keyboard.press('Escape');
    await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
  });

  it('a node’s certificate without a private key is of no use for a node, and kept only where it is checked', async () => {
    const { page } = desk;
    const box = page.locator('.quick-input-widget');
    await runCommand(page, 'Certificates: Import External Certificate');
    await chooseFile(page, 'leaf.pem');
    const shown = await acceptPlan(page);
    assert.match(shown, /Import: 1 without private key, as a partner’s if wished/);
    assert.match(shown, /no private key: of no use for a node/);
    await box.waitFor({ state: 'hidden' });
    assert.deepEqual(readdirSync(folder).sort(), ['leaf.pem', 'wrong-key-keycert.txt']);
  });

  it('where it is checked, it is a partner’s certificate of the store', async () => {
    const { page } = desk;
    await runCommand(page, 'Certificates: Import External Certificate');
    await chooseFile(page, 'leaf.pem');
    await readPlan(page);
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'no private key' }).click();
    await desk.screenshot('import-partner');
    await acceptPlan(page);
    await notification(page, '1 entry in the store now');
    await line(page, 'Partner Certificates').waitFor();
    await line(page, 'CDNODE1').waitFor();
    await desk.screenshot('partner-certificates');
    assert.deepEqual(readdirSync(join(folder, 'certificates/peer/CDNODE1')).sort(), [
      'certificate.pem',
      'entry.yaml',
    ]);
  });
});
