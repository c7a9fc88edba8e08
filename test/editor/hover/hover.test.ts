import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open } from '../../support/inEditor.js';

/** What a hover shows at a line, its character references read as the preview reads them. */
async function hoverAt(uri: vscode.Uri, line: number): Promise<vscode.Hover | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, 3),
  );
  assert.ok(hovers.length <= 1);
  return hovers[0];
}

function sheetOf(hover: vscode.Hover | undefined): vscode.MarkdownString {
  const [sheet] = hover?.contents ?? [];
  assert.ok(sheet instanceof vscode.MarkdownString);
  return sheet;
}

/** The title and the table's facts, each as it is read. */
function readSheet(hover: vscode.Hover | undefined) {
  const text = sheetOf(hover)
    .value.replaceAll('&nbsp;', ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
  const [, title = ''] = /^\*\*(.*)\*\*/.exec(text) ?? [];
  const rows = [...text.matchAll(/^\| (.+?) \| (.*) \|$/gm)].map(([, label = '', value = '']) => [
    label,
    value,
  ]);
  return { title, facts: Object.fromEntries(rows) as Record<string, string> };
}

describe('the hover', () => {
  const scratch = fixtureUri('text-between.pem');

  // The extension wakes with the first PEM document.
  before(() => open('pki/rsa/leaf.pem'));
  after(async () => {
    await vscode.workspace.fs.delete(scratch);
    await closeEditors();
  });

  it('decodes a certificate, as OpenSSL does', async () => {
    const { facts, title } = readSheet(await hoverAt(fixtureUri('pki/rsa/leaf.pem'), 5));
    assert.match(title, /^CDNODE1 — node certificate, /);
    const { 'Valid until': end = '', ...rest } = facts;
    assert.match(end, /^2036-01-01 00:00:00 UTC \(.+\)$/);
    assert.deepEqual(rest, {
      Subject: 'CN=CDNODE1,O=Musterbank AG,C=DE',
      Issuer: 'CN=Musterbank AG Issuing CA 1,O=Musterbank AG,C=DE',
      Kind: 'node certificate',
      'Valid from': '2025-01-01 00:00:00 UTC',
      'Serial number': '68e00aa0b9639a42842bae5aec9745335444a593',
      Key: 'RSA 2048',
      Signature: 'RSA with SHA-256',
      'Alternative names': 'cdnode1.example.com, IP 192.0.2.10',
      'Key usage': 'digitalSignature, keyEncipherment',
      'Extended key usage': 'TLS server, TLS client',
      'Subject key id': '6e:bf:02:35:67:fe:af:21:db:4c:ed:1e:25:c9:d1:8c:9a:0e:15:87',
      'Authority key id': 'ba:bd:7d:f3:5d:3c:9b:95:6d:af:a2:67:e6:08:f2:87:38:5d:f2:72',
      'SHA-256 fingerprint':
        '3F:BF:F4:CE:E0:DA:33:FF:29:F6:1D:3B:5E:47:D9:0D:04:C6:56:9C:CC:4D:01:D5:68:AE:DC:34:6F:19:E7:FD',
    });
  });

  it('is that of its block on every line of it, and of none between them', async () => {
    // A file, not an untitled document: VS Code would show that one by itself, later on, as not saved.
    await writeText(
      scratch,
      (await textOf('pki/ec/node-keycert.txt')).replaceAll(
        '-----BEGIN',
        'subject=/CN=what openssl writes\n-----BEGIN',
      ),
    );
    const document = await vscode.workspace.openTextDocument(scratch);
    const titles: string[] = [];
    let block = -1;
    let isInside = false;
    for (let line = 0; line < document.lineCount; line++) {
      const { text } = document.lineAt(line);
      if (text.startsWith('-----BEGIN')) {
        block++;
        isInside = true;
      }
      const hover = await hoverAt(document.uri, line);
      if (isInside) {
        const { title } = readSheet(hover);
        titles[block] ??= title;
        assert.equal(title, titles[block], `line ${line}`);
      } else assert.equal(hover, undefined, `line ${line}`);
      if (text.startsWith('-----END')) isInside = false;
    }
    assert.deepEqual(
      titles.map((title) => title.split(' — ')[0]),
      [
        'private key, PKCS#8, encrypted with PBES2 (AES-256-CBC, HMAC-SHA256, 2,048 iterations)',
        'CDNODE1',
        'Musterbank AG Issuing CA 1',
        'Musterbank AG Root CA',
      ],
    );
  });

  it('stays while the pointer is over the block', async () => {
    const hover = await hoverAt(fixtureUri('pki/ec/trusted.txt'), 3);
    const document = await vscode.workspace.openTextDocument(fixtureUri('pki/ec/trusted.txt'));
    const text = document.getText(hover?.range);
    assert.match(text, /^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----$/);
  });

  it('says the same thing once', async () => {
    const sheet = sheetOf(await hoverAt(fixtureUri('pki/ec/leaf.key'), 2));
    assert.equal(sheet.value.split('\n').length, 1);
  });

  it('decodes requests and revocation lists', async () => {
    const request = readSheet(await hoverAt(fixtureUri('pki/rsa/leaf.csr'), 2));
    assert.equal(request.title, 'CDNODE1 — certificate request, RSA 2048');
    assert.equal(request.facts['Subject'], 'CN=CDNODE1,O=Musterbank AG,C=DE');
    const list = readSheet(await hoverAt(fixtureUri('pki/rsa/intermediate.crl.pem'), 2));
    assert.equal(list.facts['This update'], '2026-11-01 00:00:00 UTC');
    assert.equal(list.facts['Revoked'], '1');
  });

  it('says so where a block cannot be read', async () => {
    assert.equal(readSheet(await hoverAt(fixtureUri('broken/not-der.pem'), 1)).title, 'cannot be read');
  });

  it('shows hostile text as itself', async () => {
    for (const file of ['markdown', 'html', 'bidi', 'newline', 'long', 'yaml-shell']) {
      const { isTrusted, supportHtml, supportThemeIcons, value } = sheetOf(
        await hoverAt(fixtureUri(`hostile/${file}.pem`), 3),
      );
      assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false], file);
      // Nothing but the sheet’s own marks: two pairs of asterisks, bars and dashes of the table, character references.
      const [title = '', empty, head, rule, ...rows] = value.split('\n');
      assert.deepEqual([empty, head, rule], ['', '| | |', '|:--|:--|'], file);
      assert.match(title, /^\*\*[^!-/:-@[-`{-~]*(&#\d+;[^!-/:-@[-`{-~]*)*\*\*$/, file);
      for (const row of rows)
        assert.match(row, /^\| ([\w ]|&#\d+;|&nbsp;)+ \| ([^!-/:-@[-`{-~]|&#\d+;)* \|$/, file);
      assert.doesNotMatch(value, /[\p{Bidi_Control}\p{Zl}\u200B\uFEFF\0\x07]/u, file);
      assert.ok(value.length < 10_000, file);
    }
  });
});

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fixtureUri(path)));
}
