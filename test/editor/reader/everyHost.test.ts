import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readText } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';
import { READ_FOLDERS, readAsFaces } from '../../support/readAsFaces.js';

/**
 * Electron has BoringSSL and Chromium no OpenSSL at all: what Web Crypto lacks there (MD5, SHA-224, AES-192, RC2, RC4, DES,
 * triple DES) must read the same by other means.
 */
describe('the readers in this host', () => {
  let golden: readonly string[];

  before(async () => {
    golden = (await readText(fixtureUri('readers.golden.txt'))).trimEnd().split('\n');
  });

  for (const folder of READ_FOLDERS)
    it(`read everything in ${folder} as everywhere`, async () => {
      const found = await vscode.workspace.fs.readDirectory(fixtureUri(folder));
      const files = found
        .filter(([, type]) => type === vscode.FileType.File)
        .map(([name]) => `${folder}/${name}`);
      assert.ok(files.length > 0);
      for (const file of files) {
        const bytes = await vscode.workspace.fs.readFile(fixtureUri(file));
        const expected = golden.filter((line) => line.startsWith(`${file}: `));
        assert.deepEqual(await readAsFaces(file, bytes), expected, file);
      }
    });
});
