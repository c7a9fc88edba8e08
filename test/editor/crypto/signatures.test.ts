import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { checkSignature } from '../../support/checkSignatures.js';
import { readText } from '../../support/editorDesk.js';
import { fixtureUri } from '../../support/inEditor.js';

/** Electron’s Web Crypto is BoringSSL’s and the browser’s lacks more: the verdicts must be those of Node. */
describe('signatures in this host', () => {
  it('have the verdicts that they have everywhere', async () => {
    const found = await vscode.workspace.fs.readDirectory(fixtureUri('signatures'));
    const files = found.map(([name]) => name).filter((name) => name.endsWith('.pem'));
    assert.ok(files.length >= 28, `${files.length}`);
    for (const file of files) await checkSignature(file, await readText(fixtureUri(`signatures/${file}`)));
  });
});
