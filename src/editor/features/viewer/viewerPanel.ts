import * as vscode from 'vscode';
import { toPlain } from '../../../core/words/toPlain.js';
import { mayUseKeys } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { copyOf } from './copyable.js';
import type { Copyable, FromPage, ToPage, ViewedFile } from './messages.js';
import { octetsOf } from './octetsOf.js';
import { pageWords } from './pageWords.js';
import { isSealed } from './sealed.js';
import { toViewedFile } from './toViewedFile.js';
import type { ViewerDocument } from './viewerDocument.js';

/** Objects that are shown at first, and with each wish for more. A bundle of all public CAs has some hundred and fifty. */
const SHOWN_OBJECTS = 100;

/** One page that shows a document: tells it what to show and does what it asks for. */
export class ViewerPanel {
  readonly #document: ViewerDocument;
  readonly #webview: Pick<vscode.Webview, 'postMessage'>;
  readonly #desk: Desk;
  #limit = SHOWN_OBJECTS;
  #isReady = false;
  #reveal: number | undefined;
  #last = '';

  constructor(document: ViewerDocument, webview: Pick<vscode.Webview, 'postMessage'>, desk: Desk) {
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
      case 'structure':
        return this.#showStructure(message.object);
      case 'explain':
        await vscode.commands.executeCommand(commands.explainFinding, message.code);
    }
  }

  #view(): ViewedFile | undefined {
    const { count, reading, uri } = this.#document;
    if (reading === undefined) return undefined;
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    if ('failure' in reading) {
      const { failure } = reading;
      const why = toPlain(failure instanceof Error ? failure.message : String(failure));
      return {
        reading: count,
        name: toPlain(name),
        summary: '',
        problems: [],
        objects: [],
        more: undefined,
        failure: why,
      };
    }
    return toViewedFile({ name, ...reading, reading: count, now: this.#desk.clock(), limit: this.#limit });
  }

  async #showStructure(object: number): Promise<void> {
    const item = this.#document.item(object);
    const octets = item && octetsOf(item);
    if (item === undefined || octets === undefined) return;
    const { toStructure } = await import('./toStructure.js');
    // The file may have changed meanwhile.
    if (this.#document.item(object) !== item) return;
    this.#tell({ type: 'structure', object, structure: toStructure(item.model, octets) });
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
    const { openObject, PassphraseOfItem } = await import('./openObject.js');
    const secret = await PassphraseOfItem.of(item, this.#document.uri, this.#desk);
    const given = await secret.recallOrAsk();
    if (given === undefined) return;
    const isSame = () => this.#document.item(object) === item;
    const { reading } = this.#document;
    // The file may have changed meanwhile.
    if (reading === undefined || 'failure' in reading || !isSame()) return;
    const opened = await openObject(reading.contents, object, given);
    if (opened === undefined || !isSame()) return;
    await secret.learn(given, opened.outcome);
    this.#tell({ type: 'say', text: opened.words });
    await this.#document.show(opened.contents);
  }

  #tell(message: ToPage): void {
    void this.#webview.postMessage(message);
  }
}
