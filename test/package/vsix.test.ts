import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { vsix, writePackage } from '../../.config/package.mjs';
import { type Desk, openDesk } from '../support/desk.js';
import { openCertificates, openFile, openProblems, problem } from '../support/workbench.js';

describe('the package', () => {
  let desk: Desk;

  before(async () => {
    await writePackage();
    desk = await openDesk({
      folder: resolve('test/fixtures/broken'),
      vsix,
      screenshots: resolve('out/screenshots'),
    });
  });

  after(async () => {
    await desk.close();
  });

  it('is below a megabyte', () => {
    const { size } = statSync(vsix);
    assert.ok(size < 1024 * 1024, `${size} octets`);
  });

  it('holds the files of the golden list and no others', () => {
    const extensions = join(desk.data, 'extensions');
    const [name] = readdirSync(extensions).filter((one) => one.startsWith('cdcerts.'));
    const root = join(extensions, name ?? '');
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
      .sort();
    assert.equal(`${files.join('\n')}\n`, readFileSync('test/golden/vsix-files.txt', 'utf8'));
  });

  it('has one file for each host, below 200 KB before anything heavy is loaded', () => {
    for (const file of ['dist/extension.js', 'dist/extension.web.js']) {
      const { size } = statSync(file);
      assert.ok(size < 200 * 1024, `${file}: ${size} octets`);
    }
  });

  it('works where it is installed', async () => {
    const { page } = desk;
    await openCertificates(page);
    await openFile(page, 'bad-character.pem');
    await openProblems(page);
    await problem(page, 'base64-invalid').first().waitFor();
  });
});
