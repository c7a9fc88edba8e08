import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
  openCertificates,
  pick,
  question,
} from '../support/workbench.js';

const passphrase = 'canary-Passphrase-7731';

describe('a container comes in, and goes out again', () => {
  let folder: string;
  let desk: Desk;

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cdcerts-journey-'));
    cpSync('test/fixtures/keystores/modern.p12', join(folder, 'mailed.p12'));
    desk = await openDesk({ folder, extension: resolve('.'), screenshots: resolve('out/screenshots') });
    await openCertificates(desk.page);
  });

  after(async () => {
    await desk.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await desk.screenshot(`failed-container-${this.currentTest.title.slice(0, 20)}`);
  });

  it('a wrong passphrase is said to be wrong, and the right one opens it', async () => {
    const { page } = desk;
    await line(page, 'Import a key certificate').click();
    await chooseFile(page, 'mailed.p12');
    await answer(page, 'needs its passphrase', 'not this one');
    await asked(page, 'The passphrase is wrong');
    await desk.screenshot('container-passphrase-wrong');
    await answer(page, 'The passphrase is wrong', 'changeit');
    const shown = await acceptPlan(page);
    assert.match(shown, /CDNODE1/);
    await answer(page, 'Label', 'CDNODE1');
    await line(page, 'CDNODE1').waitFor();
  });

  it('the key certificate is exported from its line in the tree', async function () {
    const { page } = desk;
    await chooseFromMenu(
      page,
      line(page, 'CDNODE1'),
      'Export as PKCS#12',
      question(page, 'Passphrase of the private key of CDNODE1'),
    );
    await answer(page, 'Passphrase of the private key of CDNODE1', 'changeit');
    await pick(page, 'Who is to read the file?', 'Modern');
    await answer(page, 'Friendly name', 'cdnode1');
    await answer(page, 'Passphrase for the file', passphrase);
    await desk.screenshot('container-export');
    await answer(page, 'The same passphrase again', passphrase);
    await page.locator('.quick-input-widget').getByRole('button', { name: 'OK' }).click();
    const file = join(folder, 'CDNODE1.p12');
    await page.getByText('and its chain are in').first().waitFor();
    assert.ok(existsSync(file));
    assert.equal(readFileSync(file).includes(passphrase), false);
    const listed = execFileSync(
      'openssl',
      ['pkcs12', '-in', file, '-passin', 'env:SECRET', '-nokeys', '-info'],
      {
        env: { ...process.env, SECRET: passphrase },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    assert.match(listed, /friendlyName: cdnode1/);
    assert.match(listed, /CN\s*=\s*CDNODE1/);
  });
});
