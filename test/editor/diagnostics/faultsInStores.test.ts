import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { putAuthority, readText, removeStore, storeUri, writeText } from '../../support/editorDesk.js';
import { closeEditors, codeOf, findingsOn, fixtureUri } from '../../support/inEditor.js';

const { fs } = vscode.workspace;

/** Of no certificate here. */
const clearKey = fixtureUri('keys/P-256.pkcs8.pem');

describe('faults of the store, in files that are not open,', () => {
  beforeEach(async () => {
    await closeEditors();
    await removeStore();
  });
  afterEach(async () => {
    await closeEditors();
    await removeStore();
  });

  const codes = (all: readonly vscode.Diagnostic[]) => all.map(codeOf).sort();
  const exactly =
    (...wanted: readonly string[]) =>
    (all: readonly vscode.Diagnostic[]) =>
      JSON.stringify(codes(all)) === JSON.stringify([...wanted].sort());

  /** What is done to the key certificate `node`, the file that says so, its codes, and the text that the first stands on. */
  const damages: readonly [
    what: string,
    damage: () => Promise<void> | Thenable<void>,
    file: string,
    codes: readonly string[],
    text: string,
  ][] = [
    ['a missing file', () => fs.delete(storeUri('key/node/key.pem')), 'key.pem', ['key-missing'], ''],
    [
      'garbage',
      () => writeText(storeUri('key/node/certificate.pem'), 'garbage \u0000\u202e'),
      'certificate.pem',
      ['certificate-unreadable'],
      '',
    ],
    [
      'another kind of object',
      () =>
        fs.copy(fixtureUri('pki/rsa/intermediate.crl.pem'), storeUri('key/node/certificate.pem'), {
          overwrite: true,
        }),
      'certificate.pem',
      ['certificate-unreadable'],
      '-----BEGIN X509 CRL-----',
    ],
    [
      'the key of another in the clear',
      () => fs.copy(clearKey, storeUri('key/node/key.pem'), { overwrite: true }),
      'key.pem',
      ['key-unencrypted', 'key-mismatch'],
      '-----BEGIN PRIVATE KEY-----',
    ],
    [
      'broken YAML',
      () => writeText(storeUri('key/node/entry.yaml'), 'label: x\ntags: [a\n'),
      'entry.yaml',
      ['notes-broken'],
      '',
    ],
    [
      'a merge that nobody ended',
      async () => {
        const text = await readText(fixtureUri('pki/rsa/leaf.pem'));
        const both = `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`;
        await writeText(storeUri('key/node/certificate.pem'), both);
      },
      'certificate.pem',
      ['merge-conflict'],
      '<<<<<<< HEAD',
    ],
    [
      'a folder in a file’s place',
      async () => {
        await fs.delete(storeUri('key/node/certificate.pem'));
        await fs.createDirectory(storeUri('key/node/certificate.pem'));
      },
      'certificate.pem',
      ['file-unreadable'],
      '',
    ],
    [
      'a file that is too large',
      () => fs.writeFile(storeUri('key/node/certificate.pem'), new Uint8Array(21 * 1024 * 1024).fill(0x41)),
      'certificate.pem',
      ['file-unreadable'],
      '',
    ],
  ];

  for (const [what, damage, file, wanted, text] of damages)
    it(`tell of ${what}, and go with their cause`, async () => {
      await putAuthority('sound', 'partner/root.pem');
      await fs.copy(fixtureUri('pki/rsa/leaf.pem'), storeUri('key/node/certificate.pem'));
      await fs.copy(fixtureUri('pki/rsa/leaf.key'), storeUri('key/node/key.pem'));
      await damage();
      const uri = storeUri(`key/node/${file}`);
      const found = await findingsOn(uri, exactly(...wanted));
      const [first] = found;
      assert.equal(first?.source, 'Certificates');
      const target = typeof first.code === 'object' ? String(first.code.target) : '';
      assert.match(decodeURIComponent(target), new RegExp(`explainFinding.*${codeOf(first)}`));
      assert.deepEqual(vscode.languages.getDiagnostics(storeUri('ca/sound/certificate.pem')), []);
      if (text !== '') {
        const [start, end] = [first.range.start, first.range.end];
        const [line] = (await readText(uri)).split('\n').slice(start.line);
        assert.equal(line?.slice(start.character, start.line === end.line ? end.character : undefined), text);
      }
      assert.equal(
        vscode.workspace.textDocuments.some((one) => one.uri.toString() === uri.toString()),
        false,
      );
      await fs.delete(storeUri('key/node'), { recursive: true });
      await findingsOn(uri, exactly());
    });

  it('tell of a format that is not known, on its value', async () => {
    await writeText(storeUri('certificate-store.yaml'), '# ours\nformat: 7\n');
    const [found] = await findingsOn(storeUri('certificate-store.yaml'), exactly('store-format'));
    assert.deepEqual(found?.range, new vscode.Range(1, 8, 1, 9));
    await writeText(storeUri('certificate-store.yaml'), 'format: 1\n');
    await findingsOn(storeUri('certificate-store.yaml'), exactly());
  });

  it('are told once where the file is open and the rules find the same', async () => {
    await fs.copy(clearKey, storeUri('key/node/key.pem'));
    const uri = storeUri('key/node/key.pem');
    const once = exactly('key-unencrypted');
    await findingsOn(uri, once);
    await vscode.window.showTextDocument(uri);
    await findingsOn(uri, (all) => once(all) && all.every(({ range }) => range.start.line === 0));
    await closeEditors();
    await findingsOn(uri, once);
  });
});
