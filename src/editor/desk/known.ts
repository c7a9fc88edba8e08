import * as vscode from 'vscode';
import type { Item } from '../../core/contents/contents.js';
import { placeOf } from '../../core/contents/placeOf.js';
import { claimsSelfSigned } from '../../core/path/couldHaveIssued.js';
import { type KnownCertificate, Pool } from '../../core/path/pool.js';
import type { EntryKind } from '../../core/store/layout.js';
import type { WorkspaceFiles } from './files.js';
import type { FolderStore } from './folderStore.js';
import type { WorkspaceStore } from './store.js';

/** The certificates among which issuers are looked for. */
export class KnownCertificates implements vscode.Disposable {
  readonly #store: WorkspaceStore;
  readonly #files: WorkspaceFiles;
  readonly #uris = new Map<string, vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: readonly { dispose(): unknown }[];
  readonly #stored = new Map<FolderStore, Promise<Pool>>();
  #everything: Promise<readonly KnownCertificate[]> | undefined;
  #all: Promise<Pool> | undefined;

  /** Fires when an issuer may have appeared in the store or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(store: WorkspaceStore, files: WorkspaceFiles) {
    this.#store = store;
    this.#files = files;
    const forgetFiles = () => {
      this.#everything = undefined;
      this.#all = undefined;
    };
    const forget = () => {
      this.#stored.clear();
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

  /**
   * Those of a store, of a file’s own, or of the one that is shown: what findings rest on, the same whether the workspace
   * has been scanned or not.
   */
  async stored(where?: vscode.Uri | FolderStore): Promise<Pool> {
    const store = await this.#storeOf(where);
    if (store === undefined) return new Pool([]);
    const known = this.#stored.get(store) ?? this.#inStore(store).then((all) => new Pool(all));
    this.#stored.set(store, known);
    return known;
  }

  /** Those of the stores, and after them those of the files scanned so far. */
  all(): Promise<Pool> {
    return (this.#all ??= this.everything().then((known) => new Pool(known)));
  }

  /** The same one by one. */
  everything(): Promise<readonly KnownCertificate[]> {
    return (this.#everything ??= Promise.all([
      ...this.#store.all.map((store) => this.#inStore(store)),
      this.#inFiles(),
    ]).then((known) => known.flat()));
  }

  /** The self-signed certificates of a file’s own store: somebody has decided to trust them. */
  async trusted(file?: vscode.Uri): Promise<readonly KnownCertificate[]> {
    const store = await this.#storeOf(file);
    const known = store ? await this.#inStore(store, ['authority', 'ca']) : [];
    return known.filter(({ certificate }) => claimsSelfSigned(certificate));
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

  async #storeOf(where: vscode.Uri | FolderStore | undefined): Promise<FolderStore | undefined> {
    if (where === undefined) return this.#store.shown();
    return where instanceof vscode.Uri ? this.#store.of(where) : where;
  }

  async #inStore(store: FolderStore, kinds?: readonly EntryKind[]): Promise<readonly KnownCertificate[]> {
    const { entries } = await store.contents();
    return entries.flatMap((entry) => {
      if (kinds?.includes(entry.kind) === false) return [];
      const file = this.nameOf(store.uriOf(entry, 'certificate.pem'));
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
