import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolders } from '../../src/cli/makeFolders.js';

describe('makeFolders', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cdcerts-folders-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('makes what is missing and names the outermost of it', async () => {
    assert.equal(await makeFolders(join(folder, 'a/b/c')), join(folder, 'a'));
    assert.ok(statSync(join(folder, 'a/b/c')).isDirectory());
    assert.equal(await makeFolders(join(folder, 'a/b/d')), join(folder, 'a/b/d'));
    assert.equal(await makeFolders(join(folder, 'a/b')), undefined);
  });

  it('takes no file for a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await assert.rejects(makeFolders(join(folder, 'file')), { code: 'EEXIST' });
    await assert.rejects(makeFolders(join(folder, 'file/below')), { code: 'EEXIST' });
  });

  it('ends where the system denies that there can be such a folder', async function () {
    if (!existsSync('/proc/self')) this.skip();
    await assert.rejects(makeFolders('/proc/cdcerts/below'), { code: 'ENOENT' });
  });
});
