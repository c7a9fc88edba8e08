import * as vscode from 'vscode';
import type { Contents, Item } from '../../../core/contents/contents.js';
import { readContents } from '../../../core/contents/readContents.js';
import type { Finding } from '../../../core/findings/finding.js';
import { inspect } from '../../../core/findings/inspect.js';
import { findingsOfFaults } from '../../../core/findings/findingsOfFaults.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';
import { settings } from '../../desk/settings.js';
import { isSealedContainer } from './sealed.js';

/** What is known of a file: what it holds and what is to be said about it; or why it cannot be read. */
export type Reading =
  { readonly contents: Contents; readonly findings: readonly Finding[] } | { readonly failure: unknown };

/**
 * A file that is looked at: as it is saved, or as an editor has it that was not saved yet. It is read anew when it changes;
 * what passphrases showed of it goes then.
 */
export class ViewerDocument implements vscode.CustomDocument {
  readonly uri: vscode.Uri;
  readonly #desk: Desk;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watching: vscode.Disposable;
  #run = new AbortController();
  #reading: Reading | undefined;
  #count = 0;

  /** Fires when there is something else to show. */
  readonly onDidChange = this.#changed.event;

  constructor(uri: vscode.Uri, desk: Desk) {
    this.uri = uri;
    this.#desk = desk;
    // A name may have characters that mean something in a glob, so that the folder is watched.
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), '*'),
    );
    const reread = (changed: vscode.Uri) => {
      if (changed.toString() === uri.toString()) void this.read();
    };
    watcher.onDidChange(reread);
    watcher.onDidCreate(reread);
    watcher.onDidDelete(reread);
    const edited = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      reread(document.uri);
    });
    this.#watching = vscode.Disposable.from(watcher, edited);
  }

  /** How often its contents have become others. */
  get count(): number {
    return this.#count;
  }

  get reading(): Reading | undefined {
    return this.#reading;
  }

  item(index: number): Item | undefined {
    const reading = this.#reading;
    return reading !== undefined && 'contents' in reading ? reading.contents.items[index] : undefined;
  }

  /** Reads the file, tells what its octets say, and then what the rules have to say about it. */
  async read(): Promise<void> {
    const signal = this.#begin();
    try {
      const contents = this.#unsaved() ?? readContents(await readOctets(this.uri));
      if (signal.aborted) return;
      await this.#tellAll(contents, signal);
      if (!vscode.workspace.isTrusted || !contents.items.some(isSealedContainer)) return;
      const { openUnasked } = await import('./openObject.js');
      const opened = await openUnasked(contents);
      if (opened.items.length > contents.items.length) await this.#tellAll(opened, signal);
    } catch (failure) {
      this.#tell({ failure }, signal);
    }
  }

  /** Shows what a passphrase has opened. */
  async show(contents: Contents): Promise<void> {
    await this.#tellAll(contents, this.#begin());
  }

  dispose(): void {
    this.#run.abort();
    this.#watching.dispose();
    this.#changed.dispose();
  }

  /** What an editor shows that differs from the file; undefined where none does. */
  #unsaved(): Contents | undefined {
    const name = this.uri.toString();
    const open = vscode.workspace.textDocuments.find(
      ({ isDirty, uri }) => isDirty && uri.toString() === name,
    );
    return open && this.#desk.documents.contentsOf(open);
  }

  #begin(): AbortSignal {
    this.#run.abort();
    this.#run = new AbortController();
    return this.#run.signal;
  }

  async #tellAll(contents: Contents, signal: AbortSignal): Promise<void> {
    this.#count++;
    this.#tell({ contents, findings: findingsOfFaults(contents) }, signal);
    this.#tell({ contents, findings: await this.#inspect(contents, signal) }, signal);
  }

  #tell(reading: Reading, signal: AbortSignal): void {
    if (signal.aborted) return;
    this.#reading = reading;
    this.#changed.fire();
  }

  async #inspect(contents: Contents, signal: AbortSignal): Promise<readonly Finding[]> {
    const { clock, known, verify } = this.#desk;
    return inspect(contents, {
      now: clock(),
      expiringDays: settings.expiryWarningDays(this.uri),
      pool: await known.stored(this.uri),
      verify,
      file: known.nameOf(this.uri),
      signal,
    });
  }
}
