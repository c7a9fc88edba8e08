import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeText } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open } from '../../support/inEditor.js';

/** What a hover shows at a line, its character references read as the preview reads them. */
async function hoverAt(uri: vscode.Uri, line: number, character = 3): Promise<vscode.Hover | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  assert.ok(hovers.length <= 1);
  return hovers[0];
}

function sheetsOf(hover: vscode.Hover | undefined): vscode.MarkdownString[] {
  return (hover?.contents ?? []).map((sheet) => {
    assert.ok(sheet instanceof vscode.MarkdownString);
    return sheet;
  });
}

/** The object stands last, after the field under the pointer. */
function readSheet(hover: vscode.Hover | undefined) {
  const sheets = sheetsOf(hover);
  return readFacts(sheets.at(-1));
}

function readField(hover: vscode.Hover | undefined) {
  const sheets = sheetsOf(hover);
  assert.equal(sheets.length, 2);
  return readFacts(sheets[0]);
}

/** The title and the table's facts, each as it is read. */
function readFacts(sheet: vscode.MarkdownString | undefined) {
  const text = (sheet?.value ?? '')
    .replaceAll('&nbsp;', ' ')
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

  it('begins with the field under the pointer, over base64, and marks its characters', async () => {
    const uri = fixtureUri('pki/rsa/leaf.pem');
    const document = await vscode.workspace.openTextDocument(uri);
    // Octets 48 × (line − 1) and on; four characters hold three. OpenSSL finds the subject's commonName at octet 199.
    const over = async (octet: number) =>
      hoverAt(uri, 1 + Math.floor(octet / 48), Math.floor(((octet % 48) * 4) / 3));
    const hover = await over(209);
    const { facts, title } = readField(hover);
    assert.equal(title, 'subject › commonName = CDNODE1');
    assert.deepEqual(facts, {
      Type: 'UTF8String',
      Bytes: '206 to 214 of 954',
      'This line':
        'subject › organizationName = Musterbank AG; subject › commonName = CDNODE1; ' +
        'public key › algorithm = rsaEncryption',
    });
    assert.equal(readSheet(hover).facts['Subject'], 'CN=CDNODE1,O=Musterbank AG,C=DE');
    // 72 bits and whatever shares a character with them: 0c 07 "CDNODE1".
    assert.equal(document.getText(hover?.range), 'MMB0NETk9ERTE');
    const titles = await Promise.all(
      [15, 130, 300, 530, 700].map(async (octet) => readField(await over(octet)).title),
    );
    assert.deepEqual(titles, [
      'serial number 68e00aa0b9639a42842bae5aec9745335444a593',
      'not before 2025-01-01 00:00:00 UTC',
      'public key › modulus, 2048 bits',
      'extension keyUsage, critical',
      'signature, 256 bytes',
    ]);
  });

  it('is over the whole block on its boundaries, where there is no field', async () => {
    const uri = fixtureUri('pki/ec/trusted.txt');
    const hover = await hoverAt(uri, 0);
    assert.equal(sheetsOf(hover).length, 1);
    const document = await vscode.workspace.openTextDocument(uri);
    const text = document.getText(hover?.range);
    assert.match(text, /^-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----$/);
  });

  it('names what is secret in a private key, and shows none of it', async () => {
    const uri = fixtureUri('pki/rsa/pkcs1.key');
    const document = await vscode.workspace.openTextDocument(uri);
    const titles = new Set<string>();
    for (let line = 1; line < document.lineCount - 2; line++) {
      for (const sheet of sheetsOf(await hoverAt(uri, line)))
        assert.doesNotMatch(sheet.value, /[\da-f]{2}(&#58;[\da-f]{2}){3}/i);
      titles.add(readField(await hoverAt(uri, line)).title);
    }
    assert.ok(titles.has('privateExponent, 256 bytes'), [...titles].join('; '));
  });

  it('says the same thing once', async () => {
    const sheet = sheetsOf(await hoverAt(fixtureUri('pki/ec/leaf.key'), 0))[0];
    assert.equal(sheet?.value.split('\n').length, 1);
  });

  it('decodes requests and revocation lists', async () => {
    const request = readSheet(await hoverAt(fixtureUri('pki/rsa/leaf.csr'), 2));
    assert.equal(request.title, 'CDNODE1 — certificate request, RSA 2048');
    assert.equal(request.facts['Subject'], 'CN=CDNODE1,O=Musterbank AG,C=DE');
    const list = readSheet(await hoverAt(fixtureUri('pki/rsa/intermediate.crl.pem'), 2));
    assert.equal(list.facts['This update'], '2026-11-01 00:00:00 UTC');
    assert.equal(list.facts['Revoked'], '1: 1 superseded');
  });

  it('is that of the certificate under the pointer, within a container', async () => {
    const uri = fixtureUri('keystores/chain.pem');
    const lines = (await textOf('keystores/chain.pem')).split('\n').length;
    const titles: string[] = [];
    for (let line = 0; line < lines - 2; line += 5) titles.push(readSheet(await hoverAt(uri, line)).title);
    assert.match(titles[0] ?? '', /^PKCS#7 container: 3 certificates$/);
    for (const name of ['CDNODE1', 'Musterbank AG Issuing CA 1', 'Musterbank AG Root CA'])
      assert.ok(
        titles.some((title) => title.startsWith(`${name} `)),
        name,
      );
  });

  it('says so where a block cannot be read', async () => {
    assert.equal(readSheet(await hoverAt(fixtureUri('broken/not-der.pem'), 1)).title, 'cannot be read');
  });

  it('shows hostile text as itself', async () => {
    for (const file of ['markdown', 'html', 'bidi', 'newline', 'long', 'yaml-shell']) {
      // The field of the name, and the object.
      for (const sheet of sheetsOf(await hoverAt(fixtureUri(`hostile/${file}.pem`), 3)))
        assertInert(sheet, file);
    }
  });
});

/** Nothing but the sheet’s own marks: two pairs of asterisks, bars and dashes of the table, character references. */
function assertInert(
  { isTrusted, supportHtml, supportThemeIcons, value }: vscode.MarkdownString,
  file: string,
): void {
  assert.deepEqual([isTrusted, supportHtml, supportThemeIcons], [false, false, false], file);
  const [title = '', empty, head, rule, ...rows] = value.split('\n');
  assert.deepEqual([empty, head, rule], ['', '| | |', '|:--|:--|'], file);
  assert.match(title, /^\*\*[^!-/:-@[-`{-~]*(&#\d+;[^!-/:-@[-`{-~]*)*\*\*$/, file);
  for (const row of rows)
    assert.match(row, /^\| ([\w ]|&#\d+;|&nbsp;)+ \| ([^!-/:-@[-`{-~]|&#\d+;)* \|$/, file);
  assert.doesNotMatch(value, /[\p{Bidi_Control}\p{Zl}\u200B\uFEFF\0\x07]/u, file);
  assert.ok(value.length < 10_000, file);
}

async function textOf(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fixtureUri(path)));
}
