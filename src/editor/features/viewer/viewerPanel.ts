import * as vscode from 'vscode';
import { toPlain } from '../../../core/words/toPlain.js';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { askPassphrase } from '../../desk/passphrase.js';
import { copyOf } from './copyable.js';
import type { Copyable, FromPage, ToPage, ViewedFile } from './messages.js';
import { pageWords } from './pageWords.js';
import { isSealed, toViewedFile } from './toViewedFile.js';
import type { ViewerDocument } from './viewerDocument.js';

/** Objects that are shown at first, and with each wish for more. A bundle of all public CAs has some hundred and fifty. */
const SHOWN_OBJECTS = 100;

/** One page that shows a document: tells it what to show and does what it asks for. */
export class ViewerPanel {
  readonly #document: ViewerDocument;
  readonly #webview: vscode.Webview;
  readonly #desk: Desk;
  #limit = SHOWN_OBJECTS;
  #isReady = false;
  #reveal: number | undefined;
  #last = '';

  constructor(document: ViewerDocument, webview: vscode.Webview, desk: Desk) {
    this.#document = document;
    this.#webview = webview;
    this.#desk = desk;
  }

  /** Shows the document as it is now. */
  show(): void {
    const file = this.#view();
    if (!this.#isReady || file === undefined) return;
    const message: ToPage = { type: 'show', file, words: pageWords() };
    const text = JSON.stringify(message);
    // Where nothing is new, nobody is disturbed in reading.
    if (text !== this.#last) this.#tell(message);
    this.#last = text;
    if (this.#reveal !== undefined) this.#tell({ type: 'reveal', object: this.#reveal });
    this.#reveal = undefined;
  }

  /** Brings an object into view, as soon as the page shows. */
  reveal(object: number): void {
    this.#reveal = object;
    this.#limit = Math.max(this.#limit, object + 1);
    this.show();
  }

  /** Does what the page asks for. */
  async receive(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#last = '';
        this.#limit = Math.max(this.#limit, message.shown);
        this.show();
        return;
      case 'more':
        this.#limit += SHOWN_OBJECTS;
        this.show();
        return;
      case 'copy':
        return this.#copy(message.object, message.what);
      case 'open':
        return this.#open(message.object);
      case 'explain':
        await vscode.commands.executeCommand(commands.explainFinding, message.code);
    }
  }

  #view(): ViewedFile | undefined {
    const { opened, reading, uri } = this.#document;
    if (reading === undefined) return undefined;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    if ('failure' in reading) {
      const { failure } = reading;
      const why = toPlain(failure instanceof Error ? failure.message : String(failure));
      return { name: toPlain(name), summary: '', problems: [], objects: [], more: undefined, failure: why };
    }
    return toViewedFile({ name, ...reading, opened, now: this.#desk.clock(), limit: this.#limit });
  }

  async #copy(object: number, what: Copyable): Promise<void> {
    const item = this.#document.item(object);
    const text = item && copyOf(item.model, what);
    if (text === undefined) return;
    await vscode.env.clipboard.writeText(text);
    this.#tell({ type: 'say', text: vscode.l10n.t('Copied.') });
  }

  async #open(object: number): Promise<void> {
    const item = this.#document.item(object);
    if (item === undefined || !isSealed(item) || !(await mayUseKeys())) return;
    const passphrase = await askPassphrase(
      vscode.l10n.t('Passphrase of the private key. It is kept nowhere.'),
    );
    const { reading } = this.#document;
    if (passphrase === undefined || reading === undefined || 'failure' in reading) return;
    if (item.model.kind !== 'privateKey' || this.#document.item(object) !== item) return;
    const { openPrivateKey } = await import('./openPrivateKey.js');
    const opened = await openPrivateKey(item.model, reading.contents, passphrase);
    if (opened === undefined || this.#document.item(object) !== item) return;
    this.#document.keep(object, opened);
    this.#tell({ type: 'say', text: opened.words });
  }

  #tell(message: ToPage): void {
    void this.#webview.postMessage(message);
  }
}
