import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inspectDocument, isInspected } from '../../../src/editor/features/diagnostics/inspectDocument.js';
import { toDiagnostic } from '../../../src/editor/features/diagnostics/toDiagnostic.js';
import {
  openDesk,
  type OpenedDesk,
  putAuthority,
  readText,
  removeStore,
  writeText,
} from '../../support/editorDesk.js';
import { codeOf, fixtureUri } from '../../support/inEditor.js';

const scratch = fixtureUri('inspected');
const HOSTILE = ['markdown', 'html', 'bidi', 'newline', 'long', 'yaml-shell'];

/** What stands where: severity, code, line and characters, counted from 0. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'pki/ec/node-keycert.txt': [],
  'pki/ec/trusted.txt': [],
  'partner/partner-ca-bundle.pem': [],
  'pki/ec/expired-keycert.txt': ['Error expired 7:0-27'],
  'pki/ec/expiring-keycert.txt': ['Warning expiring 7:0-27'],
  'pki/ec/not-yet-valid-keycert.txt': ['Error not-yet-valid 7:0-27'],
  'pki/ec/no-intermediate-keycert.txt': ['Warning issuer-missing 7:0-27'],
  'pki/ec/shuffled-keycert.txt': ['Warning chain-order 7:0-27'],
  'pki/ec/duplicate-keycert.txt': ['Warning duplicate 34:0-27'],
  'pki/ec/unencrypted-keycert.txt': ['Warning key-unencrypted 0:0-27'],
  'pki/ec/leaf.pem': ['Information issuer-missing 0:0-27'],
  'weak/rsa-1024.pem': ['Warning weak-key 0:0-27'],
  'broken/bad-character.pem': ['Information issuer-missing 0:0-27', 'Error base64-invalid 4:4-5'],
  'broken/cut-short.pem': ['Error der-truncated 1:0-6'],
  'broken/end-mismatch.pem': ['Information issuer-missing 0:0-27', 'Error end-label-mismatch 21:9-17'],
  'broken/end-missing.pem': ['Error end-missing 0:0-27', 'Information issuer-missing 0:0-27'],
  'broken/not-der.pem': ['Error not-der 1:0-2'],
};

describe('what is said of a document', () => {
  let desk: OpenedDesk;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
  });

  afterEach(async () => {
    desk.dispose();
    await removeStore();
    await vscode.workspace.fs.delete(scratch, { recursive: true }).then(undefined, () => undefined);
  });

  async function inspect(uri: vscode.Uri): Promise<readonly vscode.Diagnostic[]> {
    const document = await vscode.workspace.openTextDocument(uri);
    const findings = await inspectDocument(document, desk, new AbortController().signal, () => undefined);
    return findings.map((finding) => toDiagnostic(finding, document, desk));
  }

  async function inspectText(name: string, text: string): Promise<readonly vscode.Diagnostic[]> {
    const uri = vscode.Uri.joinPath(scratch, name);
    await writeText(uri, text);
    return inspect(uri);
  }

  for (const [file, places] of Object.entries(PLACES))
    it(`stands in its place in ${file}`, async () => {
      assert.deepEqual((await inspect(fixtureUri(file))).map(writePlace), places);
    });

  it('stands in its place behind a byte order mark, which is told of as well', async function () {
    const uri = vscode.Uri.joinPath(scratch, 'marked.pem');
    await writeText(uri, '\uFEFF-----BEGIN CERTIFICATE-----\nMA*A=\n-----END CERTIFICATE-----\n');
    // VS Code tells of the mark since 1.100.
    if (!('encoding' in (await vscode.workspace.openTextDocument(uri)))) this.skip();
    const places = (await inspect(uri)).map(writePlace);
    assert.deepEqual(places.slice(0, 2), ['Warning byte-order-mark 0:0-0', 'Error base64-invalid 1:2-3']);
  });

  it('finds the same places where lines end as on Windows', async () => {
    const text = '-----BEGIN CERTIFICATE-----\r\nMA*A=\r\n-----END CERTIFICATE-----\r\n';
    assert.deepEqual((await inspectText('windows.pem', text)).map(writePlace), [
      'Error base64-invalid 1:2-3',
    ]);
  });

  it('raises no false alarm in Debian’s bundle', async () => {
    const codes = new Set((await inspect(fixtureUri('big/ca-certificates.crt'))).map(codeOf));
    assert.deepEqual([...codes].sort(), ['bit-string-not-minimal', 'expired', 'expiring']);
  });

  it('heeds the days of the setting', async () => {
    const settings = vscode.workspace.getConfiguration('cdcerts');
    await settings.update('expiry.warningDays', 3650, vscode.ConfigurationTarget.Workspace);
    try {
      const codes = (await inspect(fixtureUri('pki/ec/trusted.txt'))).map(codeOf);
      assert.deepEqual(codes, ['expiring', 'expiring']);
    } finally {
      await settings.update('expiry.warningDays', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('links its code to the explanation, and to nothing else', async () => {
    const [expired] = await inspect(fixtureUri('pki/ec/expired-keycert.txt'));
    assert.ok(typeof expired?.code === 'object');
    const { target, value } = expired.code;
    assert.equal(value, 'expired');
    assert.equal(target.scheme, 'command');
    assert.equal(target.path, 'cdcerts.explainFinding');
    assert.deepEqual(JSON.parse(target.query), ['expired']);
  });

  it('points at the places that belong to it', async () => {
    const uri = fixtureUri('pki/ec/shuffled-keycert.txt');
    const [chainOrder] = await inspect(uri);
    assert.deepEqual(
      chainOrder?.relatedInformation?.map(({ location }) => [
        location.uri.toString() === uri.toString(),
        location.range.start.line,
      ]),
      [
        [true, 32],
        [true, 19],
        [true, 7],
      ],
    );
  });

  it('points into the store’s files too', async () => {
    await putAuthority('namesake', 'partner/root-same-name.pem');
    const chain = await Promise.all(
      ['leaf', 'intermediate'].map((name) => readText(fixtureUri(`partner/${name}.pem`))),
    );
    const [missing] = await inspectText('chain.pem', chain.join(''));
    assert.ok(missing);
    assert.equal(codeOf(missing), 'issuer-missing');
    const miss = missing.relatedInformation?.find(({ location }) =>
      location.uri.path.endsWith('/certificates/ca/namesake/certificate.pem'),
    );
    assert.match(miss?.message ?? '', /\S/);
  });

  it('takes the store’s certificates for issuers', async () => {
    await putAuthority('intermediate', 'pki/ec/intermediate.pem');
    await putAuthority('root', 'pki/ec/root.pem');
    assert.deepEqual(await inspect(fixtureUri('pki/ec/no-intermediate-keycert.txt')), []);
  });

  it('shows nothing in a message that is not seen', async () => {
    for (const file of HOSTILE) {
      const text = await readText(fixtureUri(`hostile/${file}.pem`));
      const [duplicate] = (await inspectText(`${file}.pem`, text + text)).filter(
        (one) => codeOf(one) === 'duplicate',
      );
      assert.ok(duplicate, file);
      assert.doesNotMatch(duplicate.message, /[\p{Cc}\p{Bidi_Control}\u2028\uFEFF]/u, file);
      assert.ok(duplicate.message.length < 1_000, file);
    }
  });

  it('is said of install jobs as well, on the value that is wrong', async () => {
    const text = 'apiVersion: cdcerts/v1\nkind: InstalJob\n';
    const places = (await inspectText('x.installjob.yaml', text)).map(writePlace);
    assert.ok(places.includes('Error job-value-invalid 1:6-15'), places.join('; '));
  });

  it('is not said of how a file was, nor of other files', async () => {
    const document = await vscode.workspace.openTextDocument(fixtureUri('pki/ec/leaf.pem'));
    assert.equal(isInspected(document), true);
    for (const scheme of ['git', 'vscode-local-history'])
      assert.equal(
        isInspected({ ...document, languageId: 'pem', uri: document.uri.with({ scheme }) }),
        false,
      );
    const other = await vscode.workspace.openTextDocument(fixtureUri('README.md'));
    assert.equal(isInspected(other), false);
  });
});

function writePlace(diagnostic: vscode.Diagnostic): string {
  const { range, severity } = diagnostic;
  assert.equal(range.start.line, range.end.line);
  const name = vscode.DiagnosticSeverity[severity];
  return `${name} ${codeOf(diagnostic)} ${range.start.line}:${range.start.character}-${range.end.character}`;
}
