import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Arrangement } from '../../../src/editor/features/tree/arrangement.js';
import { CertificateTree } from '../../../src/editor/features/tree/certificateTree.js';
import type { Node } from '../../../src/editor/features/tree/nodes.js';
import {
  openDesk,
  type OpenedDesk,
  putAuthority,
  readText,
  removeStore,
  storeUri,
  writeText,
} from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, until } from '../../support/inEditor.js';

/** A line as it is seen: label, description, icon and its colour. */
interface Line {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
  readonly color: string | undefined;
}

describe('the Certificates tree', () => {
  let desk: OpenedDesk;
  let tree: CertificateTree;

  beforeEach(async () => {
    await removeStore();
    desk = openDesk();
    tree = new CertificateTree(desk, new Arrangement(desk.memory));
  });

  afterEach(async () => {
    tree.dispose();
    desk.dispose();
    await removeStore();
  });

  async function lineOf(node: Node | undefined): Promise<Line> {
    assert.ok(node);
    const { description, iconPath, label, resourceUri } = await tree.getTreeItem(node);
    const icon = iconPath instanceof vscode.ThemeIcon ? iconPath : undefined;
    return {
      label: typeof label === 'string' ? label : (resourceUri?.path.split('/').at(-1) ?? ''),
      description: String(description ?? ''),
      icon: icon?.id ?? '',
      color: icon?.color?.id,
    };
  }

  /** A line with what VS Code asks for when the pointer rests on it. */
  async function pointAt(node: Node): Promise<vscode.TreeItem> {
    return tree.resolveTreeItem(await tree.getTreeItem(node), node);
  }

  async function linesIn(node?: Node): Promise<readonly Line[]> {
    return Promise.all((await tree.getChildren(node)).map(lineOf));
  }

  /** A place's children. */
  async function inPlace(place: string): Promise<Node[]> {
    const found = (await tree.getChildren()).find((node) => node.type === 'place' && node.place === place);
    return tree.getChildren(found);
  }

  async function inFile(path: string): Promise<Node[]> {
    const files = await inPlace('files');
    const uri = fixtureUri(path).toString();
    return tree.getChildren(files.find((node) => node.type === 'file' && node.uri.toString() === uri));
  }

  /** Key certificate: a fixture's certificates and its sealed key, as they would be stored. */
  async function putKey(name: string, fixture: string): Promise<void> {
    const [, key = '', chain = ''] =
      /(-----BEGIN ENCRYPTED[^]*?-----END ENCRYPTED PRIVATE KEY-----\n)([^]*)/.exec(
        await readText(fixtureUri(fixture)),
      ) ?? [];
    await writeText(storeUri(`key/${name}/key.pem`), key);
    await writeText(storeUri(`key/${name}/certificate.pem`), chain);
  }

  it('has five places, and an empty one invites to fill it', async () => {
    assert.deepEqual(
      (await linesIn()).map(({ label }) => label),
      [
        'Certificate Authority',
        'Key Certificates',
        'CA Certificates',
        'Install Jobs',
        'Files in This Workspace',
      ],
    );
    const offers = await Promise.all(
      ['authority', 'key', 'ca', 'jobs'].map(async (place) => {
        const [invitation] = await inPlace(place);
        assert.ok(invitation);
        const { command } = await tree.getTreeItem(invitation);
        return [command?.command, command?.arguments?.[0] as unknown];
      }),
    );
    assert.deepEqual(offers, [
      ['cdcerts.createAuthority', 'authority'],
      ['cdcerts.importCertificate', 'key'],
      ['cdcerts.importCertificate', 'ca'],
      ['cdcerts.newInstallJob', 'jobs'],
    ]);
  });

  it('shows partners’ certificates in a place of their own, where there are any', async () => {
    const { fs } = vscode.workspace;
    await fs.copy(fixtureUri('partner/leaf.pem'), storeUri('peer/them/certificate.pem'));
    await fs.copy(fixtureUri('pki/ec/leaf.pem'), storeUri('peer/us/certificate.pem'));
    await fs.copy(fixtureUri('pki/ec/leaf.key'), storeUri('peer/us/key.pem'));
    const places = await tree.getChildren();
    const place = places.find((node) => node.type === 'place' && node.place === 'peer');
    assert.deepEqual((await linesIn()).map(({ label }) => label).slice(2, 5), [
      'CA Certificates',
      'Partner Certificates',
      'Install Jobs',
    ]);
    assert.ok(place);
    assert.match(
      JSON.stringify((await tree.getTreeItem(place)).tooltip),
      /never installed on a node, only proved/,
    );
    const entries = await tree.getChildren(place);
    assert.deepEqual(
      (await Promise.all(entries.map(lineOf))).map(({ description, icon, label }) => [
        label,
        description,
        icon,
      ]),
      [
        ['them', 'expires in 9 years · node certificate', 'organization'],
        ['us', 'damaged · expires in 9 years · node certificate', 'error'],
      ],
    );
    const [them] = entries;
    assert.ok(them);
    assert.equal((await tree.getTreeItem(them)).contextValue, 'entry.peer');
    assert.ok((await pointAt(them)).tooltip);
    assert.equal(await tree.find({ kind: 'peer', name: 'them' }).then((node) => node?.id), 'peer/them');
  });

  it('says what each certificate is and how long it lives', async () => {
    await putKey('EXPIRED', 'pki/ec/expired-keycert.txt');
    await putKey('EXPIRING', 'pki/ec/expiring-keycert.txt');
    await putKey('FUTURE', 'pki/ec/not-yet-valid-keycert.txt');
    await putKey('SOUND', 'pki/ec/leaf-only-keycert.txt');
    await writeText(storeUri('key/SOUND/entry.yaml'), 'label: node one\n');
    await putAuthority('root', 'pki/ec/root.pem');
    const keys = await inPlace('key');
    assert.deepEqual(await Promise.all(keys.map(lineOf)), [
      {
        label: 'EXPIRED',
        description: 'expired 83 days ago · node certificate',
        icon: 'error',
        color: 'list.errorForeground',
      },
      {
        label: 'EXPIRING',
        description: 'expires in 12 days · node certificate',
        icon: 'warning',
        color: 'list.warningForeground',
      },
      {
        label: 'FUTURE',
        description: 'valid from 2027-01-01 · node certificate',
        icon: 'watch',
        color: 'list.warningForeground',
      },
      {
        label: 'node one',
        description: 'expires in 9 years · node certificate',
        icon: 'key',
        color: undefined,
      },
    ]);
    const [root] = await inPlace('ca');
    assert.deepEqual(await lineOf(root), {
      label: 'root',
      description: 'expires in 9 years · root CA certificate',
      icon: 'verified',
      color: undefined,
    });
    const states = await Promise.all(
      [keys[0], root].flatMap((node) => (node ? [tree.getTreeItem(node)] : [])),
    );
    assert.deepEqual(
      states.map((item) => item.collapsibleState),
      [vscode.TreeItemCollapsibleState.Collapsed, vscode.TreeItemCollapsibleState.None],
    );
    const [expired] = keys;
    assert.ok(expired);
    const { accessibilityInformation, tooltip } = await pointAt(expired);
    assert.equal(accessibilityInformation?.label, 'EXPIRED, expired 83 days ago · node certificate');
    assert.ok(tooltip instanceof vscode.MarkdownString);
    assert.match(tooltip.value, /CDNODE1/);
    assert.match(tooltip.value, /\| (?:[0-9A-F]{2}&#58;){16} (?:[0-9A-F]{2}&#58;){15}[0-9A-F]{2} \|/);
  });

  it('shows requests and revocation lists where there are some', async () => {
    await writeText(storeUri('request/asked/request.pem'), await readText(fixtureUri('pki/ec/leaf.csr')));
    await writeText(storeUri('request/asked/key.pem'), await readText(fixtureUri('pki/ec/leaf.key')));
    await writeText(
      storeUri('crl/issuing/crl.pem'),
      await readText(fixtureUri('pki/rsa/intermediate.crl.pem')),
    );
    await until(async () => (await inPlace('request')).length === 1);
    const [request] = await inPlace('request');
    const [list] = await inPlace('crl');
    assert.deepEqual(
      [await lineOf(request), await lineOf(list)],
      [
        { label: 'asked', description: 'EC P-256', icon: 'mail', color: undefined },
        { label: 'issuing', description: 'current until 2027-02-01', icon: 'circle-slash', color: undefined },
      ],
    );
    assert.ok(request);
    const { accessibilityInformation, contextValue } = await tree.getTreeItem(request);
    assert.match(accessibilityInformation?.label ?? '', /certificate request/);
    assert.equal(contextValue, 'entry.request');
  });

  it('marks a damaged entry, and says what is wrong with it', async () => {
    await putKey('NODE', 'pki/ec/wrong-key-keycert.txt');
    await writeText(storeUri('key/NODE/key.pem'), await readText(fixtureUri('pki/ec/sec1.key')));
    await writeText(storeUri('key/VOID/entry.yaml'), 'label: nothing\n');
    const [node, empty] = await inPlace('key');
    assert.deepEqual(await lineOf(node), {
      label: 'NODE',
      description: 'damaged · expires in 9 years · node certificate',
      icon: 'error',
      color: 'list.errorForeground',
    });
    assert.ok(node && empty);
    assert.match((await tree.getTreeItem(node)).accessibilityInformation?.label ?? '', /not encrypted/);
    assert.equal((await lineOf(empty)).description, 'damaged');
    assert.match(
      (await tree.getTreeItem(empty)).accessibilityInformation?.label ?? '',
      /certificate\.pem is missing/,
    );
    assert.deepEqual(await tree.getChildren(empty), []);
  });

  it('opens a certificate into its issuers, out of the files of the workspace too', async () => {
    await putKey('NODE', 'pki/rsa/leaf-only-keycert.txt');
    // What is known before the files are read must not be what is known after.
    await desk.known.all();
    const [node] = await inPlace('key');
    const [issuer] = await tree.getChildren(node);
    assert.equal((await lineOf(issuer)).label, 'Musterbank AG Issuing CA 1');
    assert.ok(issuer);
    assert.equal(
      (await tree.getTreeItem(issuer)).collapsibleState,
      vscode.TreeItemCollapsibleState.Collapsed,
    );
    const [root] = await tree.getChildren(issuer);
    assert.equal((await lineOf(root)).label, 'Musterbank AG Root CA');
    assert.ok(root);
    const { collapsibleState, command } = await tree.getTreeItem(root);
    assert.equal(collapsibleState, vscode.TreeItemCollapsibleState.None);
    assert.equal(command?.command, 'cdcerts.openCertificate');
    assert.deepEqual(await tree.getChildren(root), []);
  });

  it('takes the issuer that signed, not its namesake', async () => {
    const [leaf] = await inFile('partner/leaf.pem');
    const [issuer] = await tree.getChildren(leaf);
    const [root] = await tree.getChildren(issuer);
    assert.equal(root?.type, 'issuer');
    assert.notEqual(root.known.file, 'partner/root-same-name.pem');
    // The one root may stand in several files, containers among them.
    const [rightful] = await inFile('partner/root.pem');
    assert.ok(rightful?.type === 'item' && rightful.item.model.kind === 'certificate');
    assert.deepEqual(root.known.certificate.der, rightful.item.model.der);
  });

  it('says whose issuer is missing', async () => {
    const settings = vscode.workspace.getConfiguration('cdcerts');
    await settings.update(
      'scan.exclude',
      ['**/{root,trusted,*keycert}.*', '**/keystores/**'],
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const [intermediate] = await inFile('pki/ec/intermediate.pem');
      const [missing, ...more] = await linesIn(intermediate);
      assert.match(missing?.label ?? '', /^issuer missing: CN=Musterbank AG Root CA,O=Musterbank AG,C=DE/);
      assert.equal(missing?.icon, 'question');
      assert.deepEqual(more, []);
    } finally {
      await settings.update('scan.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('lists a file’s objects, each as what it is', async () => {
    const lines = await Promise.all((await inFile('pki/ec/node-keycert.txt')).map(lineOf));
    assert.match(lines[0]?.label ?? '', /^private key, PKCS#8, encrypted with PBES2/);
    assert.deepEqual(
      lines.map(({ icon }) => icon),
      ['key', 'verified', 'verified', 'verified'],
    );
    assert.deepEqual(
      lines.slice(1).map(({ label }) => label),
      ['CDNODE1', 'Musterbank AG Issuing CA 1', 'Musterbank AG Root CA'],
    );
    assert.deepEqual(await linesIn((await inFile('pki/ec/leaf.csr'))[0]), []);
    const [broken] = await Promise.all((await inFile('broken/not-der.pem')).map(lineOf));
    assert.deepEqual([broken?.description, broken?.color], ['damaged', 'list.errorForeground']);
    const [nothing] = await Promise.all((await inFile('broken/empty.pem')).map(lineOf));
    assert.equal(nothing?.label, 'holds no certificate and no key');
  });

  it('shows hostile text as itself', async () => {
    for (const file of ['html', 'markdown', 'newline', 'bidi', 'long', 'yaml-shell']) {
      const [node] = await inFile(`hostile/${file}.pem`);
      assert.ok(node);
      const { description, label, tooltip } = await pointAt(node);
      const line = `${typeof label === 'string' ? label : ''}${String(description)}`;
      assert.doesNotMatch(line, /[\p{Cc}\p{Bidi_Control}]/u, file);
      assert.ok(line.length < 400, file);
      assert.ok(tooltip instanceof vscode.MarkdownString);
      assert.equal(tooltip.isTrusted, false);
      assert.equal(tooltip.supportHtml, false);
      assert.equal(tooltip.supportThemeIcons, false);
      assert.doesNotMatch(tooltip.value, /\]\(|<[a-z]|\$\(/i, file);
    }
  });

  it('shows a job with its node and its problems', async () => {
    await putKey('node', 'pki/rsa/node-keycert.txt');
    await putAuthority('issuing', 'pki/rsa/intermediate.pem');
    await putAuthority('root', 'pki/rsa/root.pem');
    const uri = fixtureUri('berlin.installjob.yaml');
    await writeText(uri, 'apiVersion: cdcerts/v1\nkind: InstallJob\nnode: { name: CDBERLIN }\n');
    try {
      desk.files.forget();
      const [job] = await inPlace('jobs');
      assert.ok(job);
      const line = await lineOf(job);
      assert.equal(line.label, 'berlin');
      assert.match(line.description, /^\d+ problems.* · CDBERLIN$/);
      assert.deepEqual([line.icon, line.color], ['error', 'list.errorForeground']);
      const { accessibilityInformation, tooltip } = await tree.getTreeItem(job);
      assert.match(accessibilityInformation?.label ?? '', /^berlin, install job, \d+ problems.*, CDBERLIN$/);
      // What could not be checked stands after all that is wrong.
      assert.ok(typeof tooltip === 'string');
      assert.match(tooltip, /^berlin\.installjob\.yaml\n• .* is missing/);
      assert.doesNotMatch(tooltip, /cannot be checked here[^]*\n• (?!.*cannot be checked here)/);
      const whole = `apiVersion: cdcerts/v1
kind: InstallJob
metadata: { name: berlin }
target: { platform: unix, package: cdunix }
node: { name: berlin }
installDir: /opt/cdunix
adminUser: cdadmin
keyCertificate: { ref: node, passphraseRef: BERLIN }
trustedCertificates: [{ ref: issuing }, { ref: root }]
`;
      await writeText(uri, whole);
      // Nobody here has the passphrase, and what Director trusts is not said.
      const open = await lineOf(job);
      assert.match(open.description, /^\d points cannot be checked here$/);
      assert.equal(open.icon, 'question');
    } finally {
      await vscode.workspace.fs.delete(uri);
    }
  });

  it('says so where a job or a file cannot be read', async () => {
    const job: Node = { type: 'job', id: 'a job', uri: fixtureUri('gone.installjob.yaml') };
    assert.deepEqual(await lineOf(job), {
      label: 'gone',
      description: 'cannot be read',
      icon: 'error',
      color: 'list.errorForeground',
    });
    const file: Node = { type: 'file', id: 'a file', uri: fixtureUri('gone.pem') };
    assert.deepEqual(
      (await linesIn(file)).map(({ label }) => label),
      ['cannot be read'],
    );
  });

  it('says so where there are more files than it lists', async () => {
    tree.dispose();
    desk.dispose();
    desk = openDesk({ listed: 2 });
    tree = new CertificateTree(desk, new Arrangement(desk.memory));
    const labels = (await Promise.all((await inPlace('files')).map(lineOf))).map(({ label }) => label);
    assert.equal(labels.length, 3);
    assert.equal(labels[0], 'Only the first 2 files are listed');
  });

  it('follows the store, and an entry keeps its identity', async () => {
    assert.equal((await inPlace('ca'))[0]?.type, 'invitation');
    await putAuthority('root', 'pki/ec/root.pem');
    const find = () => tree.find({ kind: 'ca', name: 'root' });
    const first = await until(find, tree.onDidChangeTreeData);
    await putAuthority('another', 'pki/ec/intermediate.pem');
    await until(() => tree.find({ kind: 'ca', name: 'another' }), tree.onDidChangeTreeData);
    const again = await find();
    assert.ok(again);
    assert.notEqual(again, first);
    assert.equal((await tree.getTreeItem(again)).id, (await tree.getTreeItem(first)).id);
    assert.deepEqual((await tree.getParent(again))?.id, 'ca');
  });

  it('says what is wrong with the store as a whole', async () => {
    await writeText(storeUri('certificate-store.yaml'), 'format: 2\n');
    const [problem] = await linesIn();
    assert.match(problem?.label ?? '', /format: 1/);
    assert.equal(problem?.icon, 'error');
  });

  it('is empty where there is nothing, so that the welcome shows', async () => {
    const settings = vscode.workspace.getConfiguration('cdcerts');
    await settings.update('scan.exclude', ['**/*'], vscode.ConfigurationTarget.Workspace);
    try {
      assert.deepEqual(await tree.getChildren(), []);
    } finally {
      await settings.update('scan.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});

describe('a click on a certificate', () => {
  it('opens its file at its block', async () => {
    const desk = openDesk();
    const tree = new CertificateTree(desk, new Arrangement(desk.memory));
    try {
      const uri = fixtureUri('pki/rsa/trusted.txt');
      const [, second] = await tree.getChildren({ type: 'file', id: 'a file', uri });
      assert.ok(second);
      const { command } = await tree.getTreeItem(second);
      assert.ok(command);
      await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
      const editor = vscode.window.activeTextEditor;
      assert.equal(editor?.document.uri.toString(), uri.toString());
      const line = editor.document.lineAt(editor.selection.active);
      assert.match(line.text, /^-----BEGIN CERTIFICATE-----/);
      const before = editor.document.getText(new vscode.Range(new vscode.Position(0, 0), line.range.start));
      assert.equal(before.match(/BEGIN CERTIFICATE/g)?.length, 1);
    } finally {
      tree.dispose();
      desk.dispose();
      await closeEditors();
    }
  });
});
