import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { publicKeyOf } from '../../../src/core/contents/publicKeyOf.js';
import { keyMatches } from '../../../src/core/keys/keyMatches.js';
import { commands } from '../../../src/editor/desk/ids.js';
import {
  isSealedKey,
  objectsEverywhere,
  objectsIn,
} from '../../../src/editor/features/matchKey/foundObject.js';
import { openDesk, type OpenedDesk, putAuthority, removeStore } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open, runAndLeave } from '../../support/inEditor.js';

describe('what a key belongs to', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await closeEditors();
  });

  const places = (uris: readonly vscode.Uri[]) => uris.map((uri) => vscode.workspace.asRelativePath(uri));

  it('is found in every file, and in the store', async () => {
    await putAuthority('root', 'pki/rsa/root.pem');
    const [plain] = await objectsIn(fixtureUri('pki/rsa/pkcs1.key'), desk);
    assert.ok(plain);
    const key = publicKeyOf(plain.model);
    assert.ok(key);
    const everything = await objectsEverywhere(desk, new AbortController().signal);
    const matching = everything.filter(({ model }) => {
      const own = publicKeyOf(model);
      return own !== undefined && keyMatches(own, key);
    });
    const files = places(matching.map(({ uri }) => uri));
    for (const file of ['pki/rsa/pkcs1.key', 'pki/rsa/leaf.pem', 'pki/rsa/leaf.csr', 'pki/rsa/leaf.der'])
      assert.ok(files.includes(file), file);
    assert.ok(!files.includes('pki/ec/leaf.pem') && !files.includes('pki/rsa/root.pem'));
    const all = places(everything.map(({ uri }) => uri));
    assert.ok(all.includes('certificates/ca/root/certificate.pem'));
  });

  it('cannot be told of a sealed key', async () => {
    const [sealed] = await objectsIn(fixtureUri('pki/rsa/leaf.key'), desk);
    assert.ok(sealed);
    assert.equal(isSealedKey(sealed), true);
    const [clear] = await objectsIn(fixtureUri('pki/rsa/pkcs1.key'), desk);
    assert.equal(clear && isSealedKey(clear), false);
  });

  it('is not looked for any further once that is called off', async () => {
    const run = new AbortController();
    run.abort(new vscode.CancellationError());
    await assert.rejects(objectsEverywhere(desk, run.signal), vscode.CancellationError);
  });

  it('is asked for from the block at the cursor, and writes nothing', async () => {
    const document = await open('pki/rsa/unencrypted-keycert.txt');
    await runAndLeave(commands.matchKey);
    assert.equal(document.isDirty, false);
  });
});
