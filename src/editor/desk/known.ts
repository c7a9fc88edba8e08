import * as vscode from 'vscode';
import type { Item } from '../../core/contents/contents.js';
import { placeOf } from '../../core/contents/placeOf.js';
import { type KnownCertificate, Pool } from '../../core/path/pool.js';
import type { WorkspaceFiles } from './files.js';
import type { WorkspaceStore } from './store.js';

/** The certificates among which issuers are looked for. */
export class KnownCertificates implements vscode.Disposable {
  readonly #store: WorkspaceStore;
  readonly #files: WorkspaceFiles;
  readonly #uris = new Map<string, vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: readonly { dispose(): unknown }[];
  #stored: Promise<Pool> | undefined;
  #all: Promise<Pool> | undefined;

  /** Fires when an issuer may have appeared in the store or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(store: WorkspaceStore, files: WorkspaceFiles) {
    this.#store = store;
    this.#files = files;
    const forgetFiles = () => {
      this.#all = undefined;
    };
    const forget = () => {
      this.#stored = undefined;
      forgetFiles();
      this.#changed.fire();
    };
    this.#disposables = [
      this.#changed,
      store.onDidChange(forget),
      files.onDidChange(forgetFiles),
      files.onDidScan(forgetFiles),
    ];
  }

  /** Those of the store: what findings rest on, the same whether the workspace has been scanned or not. */
  stored(): Promise<Pool> {
    return (this.#stored ??= this.#inStore().then((known) => new Pool(known)));
  }

  /** Those of the store, and after them those of the files scanned so far. */
  all(): Promise<Pool> {
    return (this.#all ??= Promise.all([this.#inStore(), this.#inFiles()]).then(
      (known) => new Pool(known.flat()),
    ));
  }

  /** The file of this name, as the pools' certificates have it. */
  uriOf(file: string): vscode.Uri | undefined {
    return this.#uris.get(file);
  }

  /** What a file is called beside its certificates. */
  nameOf(uri: vscode.Uri): string {
    const name = vscode.workspace.asRelativePath(uri);
    this.#uris.set(name, uri);
    return name;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  async #inStore(): Promise<readonly KnownCertificate[]> {
    const { entries } = await this.#store.contents();
    return entries.flatMap((entry) => {
      const uri = this.#store.uriOf(entry, 'certificate.pem');
      if (uri === undefined) return [];
      const file = this.nameOf(uri);
      return entry.certificates.map((known) => ({ ...known, file }));
    });
  }

  async #inFiles(): Promise<readonly KnownCertificate[]> {
    const files = await this.#files.alreadyRead();
    return files.flatMap(({ uri, contents }) =>
      contents.items.flatMap((item) => toKnown(item, this.nameOf(uri))),
    );
  }
}

function toKnown(item: Item, file: string): readonly KnownCertificate[] {
  const { model } = item;
  return model.kind === 'certificate' ? [{ certificate: model, file, span: placeOf(item) }] : [];
}
