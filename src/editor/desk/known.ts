import * as vscode from 'vscode';
import type { Item } from '../../core/contents/contents.js';
import { type KnownCertificate, Pool } from '../../core/path/pool.js';
import type { WorkspaceFiles } from './files.js';
import type { WorkspaceStore } from './store.js';

/** The certificates of the store and of the files read so far: among them issuers are looked for. */
export class KnownCertificates implements vscode.Disposable {
  readonly #store: WorkspaceStore;
  readonly #files: WorkspaceFiles;
  readonly #uris = new Map<string, vscode.Uri>();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #disposables: readonly { dispose(): unknown }[];
  #pool: Promise<Pool> | undefined;

  /** Fires when an issuer may have appeared or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(store: WorkspaceStore, files: WorkspaceFiles) {
    this.#store = store;
    this.#files = files;
    const forget = () => {
      this.#pool = undefined;
      this.#changed.fire();
    };
    this.#disposables = [this.#changed, store.onDidChange(forget), files.onDidChange(forget)];
  }

  pool(): Promise<Pool> {
    return (this.#pool ??= this.#gather());
  }

  /** The file of this name, as the pool's certificates have it. */
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

  async #gather(): Promise<Pool> {
    const { entries } = await this.#store.contents();
    const stored = entries.flatMap((entry) => {
      const uri = this.#store.uriOf(entry, 'certificate.pem');
      if (uri === undefined) return [];
      const file = this.nameOf(uri);
      return entry.certificates.map((known) => ({ ...known, file }));
    });
    const scanned = (await this.#files.alreadyRead()).flatMap(({ uri, contents }) =>
      contents.items.flatMap((item) => toKnown(item, this.nameOf(uri))),
    );
    return new Pool([...stored, ...scanned]);
  }
}

function toKnown({ model, block, span }: Item, file: string): readonly KnownCertificate[] {
  return model.kind === 'certificate' ? [{ certificate: model, file, span: block?.begin ?? span }] : [];
}
