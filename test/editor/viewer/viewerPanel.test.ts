import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { FromPage, ToPage, ViewedFile } from '../../../src/editor/features/viewer/messages.js';
import { ViewerDocument } from '../../../src/editor/features/viewer/viewerDocument.js';
import { ViewerPanel } from '../../../src/editor/features/viewer/viewerPanel.js';
import { type OpenedDesk, openDesk } from '../../support/editorDesk.js';
import { closeEditors, fixtureUri, open, until } from '../../support/inEditor.js';

/** A page that remembers what it was told. */
class Page {
  readonly told: ToPage[] = [];
  readonly #heard = new vscode.EventEmitter<void>();
  readonly document: ViewerDocument;
  readonly panel: ViewerPanel;

  constructor(uri: vscode.Uri, desk: OpenedDesk) {
    this.document = new ViewerDocument(uri, desk);
    const webview = {
      postMessage: (message: ToPage) => {
        this.told.push(message);
        this.#heard.fire();
        return Promise.resolve(true);
      },
    };
    this.panel = new ViewerPanel(this.document, webview, desk);
    this.document.onDidChange(() => {
      this.panel.show();
    });
  }

  async ask(message: FromPage): Promise<void> {
    await this.panel.receive(message);
  }

  /** What it shows, once the test is content with it. */
  shows(content: (file: ViewedFile) => boolean = () => true): Promise<ViewedFile> {
    return until(() => {
      const shown = this.told.findLast((message) => message.type === 'show')?.file;
      return shown !== undefined && content(shown) ? shown : undefined;
    }, this.#heard.event);
  }

  dispose(): void {
    this.document.dispose();
    this.#heard.dispose();
  }
}

describe('what the viewer shows', () => {
  let desk: OpenedDesk;
  let page: Page | undefined;
  const scratch = fixtureUri('viewed');
  const changing = vscode.Uri.joinPath(scratch, 'a [b] {c}.der');

  before(() => {
    desk = openDesk();
  });
  afterEach(() => {
    page?.dispose();
  });
  after(async () => {
    desk.dispose();
    await vscode.workspace.fs.delete(scratch, { recursive: true });
  });

  async function view(uri: vscode.Uri): Promise<Page> {
    page = new Page(uri, desk);
    await page.ask({ type: 'ready', shown: 0 });
    await page.document.read();
    return page;
  }

  it('are all facts of an object, what is wrong with it, and what can be copied', async () => {
    const { objects, problems, summary, more } = await (
      await view(fixtureUri('pki/rsa/leaf.der'))
    ).shows(({ objects: [first] }) => first?.problems.length === 1);
    const [object, ...others] = objects;
    assert.deepEqual([others, problems, summary, more], [[], [], '1 object', undefined]);
    assert.equal(object?.title, 'CDNODE1 — node certificate, expires in 9 years');
    assert.deepEqual(object.copyable, ['pem', 'fingerprint', 'serial']);
    assert.equal(Object.fromEntries(object.facts)['Key'], 'RSA 2048');
    assert.deepEqual(
      object.problems.map(({ code, label, severity }) => [code, label, severity]),
      [['issuer-missing', 'Information', 'information']],
    );
  });

  it('has each problem at its object, those of none at the file', async () => {
    const shown = await (
      await view(fixtureUri('pki/rsa/expired-keycert.txt'))
    ).shows(({ objects }) => objects.some(({ problems }) => problems.length > 0));
    const expired = shown.objects.filter(({ problems }) => problems.some(({ code }) => code === 'expired'));
    assert.deepEqual(
      expired.map(({ title }) => title.split(',')[0]),
      ['CDNODE1 — node certificate'],
    );
    page?.dispose();
    const empty = await (
      await view(fixtureUri('broken/empty.pem'))
    ).shows(({ problems }) => problems.length > 0);
    assert.deepEqual(
      empty.problems.map(({ code }) => code),
      ['file-empty'],
    );
  });

  it('begins with the first of many objects, and shows more when asked', async () => {
    const { ask, shows } = bind(await view(fixtureUri('big/ca-certificates.crt')));
    const first = await shows();
    assert.equal(first.objects.length, 100);
    assert.equal(first.more, 'and 44 more: show some of them');
    await ask({ type: 'more' });
    const all = await shows(({ objects }) => objects.length === 144);
    assert.equal(all.more, undefined);
  });

  it('remembers how many were shown when its page comes to the front again', async () => {
    const { ask, shows } = bind(await view(fixtureUri('big/ca-certificates.crt')));
    await ask({ type: 'ready', shown: 144 });
    assert.equal((await shows(({ objects }) => objects.length > 100)).objects.length, 144);
  });

  it('follows the file, also one whose name means something in a glob, and says when it is gone', async () => {
    await vscode.workspace.fs.copy(fixtureUri('pki/rsa/leaf.der'), changing, { overwrite: true });
    const { shows } = bind(await view(changing));
    await shows(({ objects: [first] }) => first?.title.startsWith('CDNODE1') === true);
    await vscode.workspace.fs.copy(fixtureUri('pki/rsa/root.der'), changing, { overwrite: true });
    await shows(({ objects: [first] }) => first?.title.startsWith('Musterbank AG Root CA') === true);
    await vscode.workspace.fs.delete(changing);
    await shows(({ failure }) => failure !== undefined);
  });

  it('shows what an editor has and was not saved yet, and the file again once that is taken back', async () => {
    const uri = fixtureUri('pki/rsa/leaf.pem');
    const { shows } = bind(await view(uri));
    await shows(({ objects }) => objects.length === 1);
    const document = await open('pki/rsa/leaf.pem');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, document.positionAt(0), `${document.getText()}\n`);
    await vscode.workspace.applyEdit(edit);
    await shows(({ objects }) => objects.length === 2);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await shows(({ objects }) => objects.length === 1);
    await closeEditors();
  });

  it('has hostile names made plain', async () => {
    for (const file of ['bidi', 'newline', 'html']) {
      const shown = JSON.stringify(await (await view(fixtureUri(`hostile/${file}.pem`))).shows());
      assert.doesNotMatch(shown, /[\p{Bidi_Control}\p{Zl}\u200B\uFEFF]/u, file);
      page?.dispose();
    }
  });

  it('copies what is asked for, and nothing of a private key', async () => {
    const { ask, shows } = bind(await view(fixtureUri('pki/rsa/node-keycert.txt')));
    const { objects } = await shows();
    assert.deepEqual(objects[0]?.copyable, []);
    await vscode.env.clipboard.writeText('before');
    await ask({ type: 'copy', object: 0, what: 'pem' });
    await ask({ type: 'copy', object: 99, what: 'pem' });
    assert.equal(await vscode.env.clipboard.readText(), 'before');
    await ask({ type: 'copy', object: 1, what: 'serial' });
    assert.equal(await vscode.env.clipboard.readText(), '68e00aa0b9639a42842bae5aec9745335444a593');
    await ask({ type: 'copy', object: 1, what: 'pem' });
    const own = new TextDecoder().decode(await vscode.workspace.fs.readFile(fixtureUri('pki/rsa/leaf.pem')));
    assert.equal(await vscode.env.clipboard.readText(), own);
  });

  it('opens by itself what is sealed with an empty passphrase', async () => {
    const { shows } = bind(await view(fixtureUri('keystores/empty-passphrase.p12')));
    const { objects } = await shows(({ objects: all }) =>
      all.some(({ title }) => title.startsWith('CDNODE1')),
    );
    assert.deepEqual(
      objects.map(({ isSealed }) => isSealed),
      objects.map(() => false),
    );
    assert.ok(
      objects.some(({ facts }) =>
        facts.some(([label, value]) => label === 'Belongs to' && value === 'CDNODE1'),
      ),
    );
  });
});

/** Its two functions, to be called without it. */
function bind(page: Page): Pick<Page, 'ask' | 'shows'> {
  return { ask: page.ask.bind(page), shows: page.shows.bind(page) };
}
