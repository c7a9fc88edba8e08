import * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import { readContents } from '../../core/contents/readContents.js';
import type { RevocationList } from '../../core/x509/revocationList.js';
import { isStoreFile, STORE_GLOBS } from '../../core/store/layout.js';
import { JOB_FILE_ENDING } from '../../core/jobs/installJob.js';
import { writeBarrier } from './access.js';
import { systemClock } from './clock.js';
import { expandBraces } from './expandBraces.js';
import { settings as ids } from './ids.js';
import { readOctets } from './readOctets.js';
import { onSettingsChange, settings } from './settings.js';
import { toStoreFileSystem } from './storeFiles.js';

/** Names that certificates and keys are mailed under; and of what a write moved aside that did not come to its end. */
const CERTIFICATE_FILES =
  '**/{*.cdcerts-old,*.pem,*.crt,*.cer,*.der,*.key,*.csr,*.crl,*.p7b,*.p7c,*.p12,*.pfx,*.jks,*.jceks,*.keystore,*keycert*.txt,trusted*.txt}';
const JOB_FILES = `**/*${JOB_FILE_ENDING}`;

/** Names that revocation lists have. */
const LIST_FILE = /\.crl(\.pem)?$/i;

/** Files that one scan lists. The largest certificate folders seen hold some thousands. */
const LISTED_FILES = 5_000;

/** Files that are read at once: enough that a distant file system is not waited for file by file. */
const READ_AT_ONCE = 16;

/** How long a burst of file events may be before it is answered, in milliseconds. */
const BURST = 100;

/** Files by their path. */
export interface ListedFiles {
  readonly uris: readonly vscode.Uri[];
  /** Whether there are more than are listed. */
  readonly isCut: boolean;
}

export interface ScannedFile {
  readonly uri: vscode.Uri;
  readonly contents: Contents;
}

/** The certificate and job files of the workspace, except those that stores consist of. Listed and read when asked for. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #storeFolders: () => readonly vscode.Uri[];
  readonly #limit: number;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #scanned = new vscode.EventEmitter<void>();
  readonly #read = new Map<string, Promise<ScannedFile | undefined>>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed, this.#scanned];
  /** Whether the workspace has been scanned, so that what is known of it can be kept current. */
  hasScanned = false;
  #listed: Promise<ListedFiles> | undefined;
  #jobs: Promise<ListedFiles> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;

  /** Fires when the list or a file in it may have changed. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a scan has read files that had not been read before. */
  readonly onDidScan = this.#scanned.event;

  constructor(storeFolders: () => readonly vscode.Uri[], limit = LISTED_FILES) {
    this.#storeFolders = storeFolders;
    this.#limit = limit;
    this.#watch(CERTIFICATE_FILES);
    this.#watch(JOB_FILES);
    this.#disposables.push(
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.forget();
      }),
      onSettingsChange([ids.storeFolder, ids.scanExclude, 'files.exclude'], () => {
        this.forget();
      }),
    );
  }

  /** The certificate files. */
  certificates(): Promise<ListedFiles> {
    return (this.#listed ??= this.#find(CERTIFICATE_FILES));
  }

  /** The install jobs. */
  jobs(): Promise<ListedFiles> {
    return (this.#jobs ??= this.#find(JOB_FILES));
  }

  /** One file, decoded once until it changes; undefined where it cannot be read. */
  read(uri: vscode.Uri): Promise<ScannedFile | undefined> {
    const known = this.#read.get(uri.toString()) ?? readFile(uri);
    this.#read.set(uri.toString(), known);
    return known;
  }

  /** One file as far as it has been read already. */
  known(uri: vscode.Uri): Promise<ScannedFile | undefined> {
    return this.#read.get(uri.toString()) ?? Promise.resolve(undefined);
  }

  /** The revocation lists of the files that are named so. */
  async revocationLists(): Promise<readonly RevocationList[]> {
    const { uris } = await this.certificates();
    const named = uris.filter(({ path }) => LIST_FILE.test(path));
    const files = await Promise.all(named.map((uri) => this.read(uri)));
    return files
      .flatMap((file) => file?.contents.items ?? [])
      .flatMap(({ model }) => (model.kind === 'crl' ? [model] : []));
  }

  /** Of the certificate files, those that have been read. */
  async scanned(): Promise<readonly ScannedFile[]> {
    const { uris } = await this.certificates();
    const read = await Promise.all(uris.flatMap((uri) => this.#read.get(uri.toString()) ?? []));
    return read.filter((file) => file !== undefined);
  }

  /** What has been read so far. */
  async alreadyRead(): Promise<readonly ScannedFile[]> {
    return (await Promise.all(this.#read.values())).filter((file) => file !== undefined);
  }

  /** Reads every certificate file that has not been read yet; stops early where the signal is aborted. */
  async scan(signal?: AbortSignal): Promise<void> {
    let hasRead = false;
    let listing: Promise<ListedFiles> | undefined;
    do {
      listing = this.certificates();
      const { uris } = await listing;
      const unread = uris.filter((uri) => !this.#read.has(uri.toString()));
      for (let at = 0; at < unread.length && signal?.aborted !== true; at += READ_AT_ONCE) {
        // What has left the list meanwhile, by a setting perhaps, is not to be read again.
        if (this.#listed !== listing) break;
        await Promise.all(unread.slice(at, at + READ_AT_ONCE).map((uri) => this.read(uri)));
        hasRead = true;
      }
    } while (this.#listed !== listing && signal?.aborted !== true);
    this.hasScanned ||= signal?.aborted !== true;
    if (hasRead) this.#scanned.fire();
  }

  /** Looks anew at the next question. */
  forget(): void {
    this.#listed = undefined;
    this.#jobs = undefined;
    this.#read.clear();
    this.#changed.fire();
  }

  dispose(): void {
    clearTimeout(this.#burst);
    vscode.Disposable.from(...this.#disposables).dispose();
  }

  /** VS Code itself leaves out what `files.exclude` names. */
  async #find(include: string): Promise<ListedFiles> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const stores = this.#storeFolders().map(({ path }) => `${path}/`);
    const found = await Promise.all(
      folders.map((folder) => {
        // What stands in a store’s entries is the store’s; of a large one it would use the limit up.
        const excluded = [
          ...settings.scanExclude(folder),
          ...storeFiles(folder, this.#storeFolders()),
        ].flatMap(expandBraces);
        const exclude = excluded.length === 0 ? undefined : `{${excluded.join(',')}}`;
        const pattern = new vscode.RelativePattern(folder, include);
        return vscode.workspace.findFiles(pattern, exclude, this.#limit + 1);
      }),
    );
    const all = found.flat().filter(({ path }) => !BESIDE.test(path));
    const left = found.flat().filter(({ path }) => BESIDE.exec(path)?.groups?.['ending'] === 'old');
    if (left.length > 0 && writeBarrier() === undefined) void finishWrites(left);
    const uris = all
      .filter(
        ({ path }) =>
          !stores.some((store) => path.startsWith(store) && isStoreFile(path.slice(store.length))),
      )
      .sort((a, b) => (a.path < b.path ? -1 : 1));
    return { uris: uris.slice(0, this.#limit), isCut: all.length > this.#limit };
  }

  #watch(pattern: string): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    // What was deleted and made anew within a moment is told of as changed, so that each event may be about the list.
    const touched = (uri: vscode.Uri) => {
      this.#listed = undefined;
      this.#jobs = undefined;
      this.#read.delete(uri.toString());
      clearTimeout(this.#burst);
      this.#burst = setTimeout(() => {
        this.#changed.fire();
      }, BURST);
    };
    watcher.onDidChange(touched);
    watcher.onDidCreate(touched);
    watcher.onDidDelete(touched);
    this.#disposables.push(watcher);
  }
}

/** Globs of the files that stores below this folder consist of. */
function storeFiles(folder: vscode.WorkspaceFolder, stores: readonly vscode.Uri[]): readonly string[] {
  const root = `${folder.uri.path.replace(/\/$/, '')}/`;
  return stores
    .filter(({ path }) => path.startsWith(root))
    .map(({ path }) => path.slice(root.length).replace(/[[\]{}*?]/g, '[$&]'))
    .flatMap((store) => STORE_GLOBS.map((glob) => `${store}/${glob}`));
}

/** What a write prepares or has moved aside, beside its place, a file or a folder with what is in it: nobody’s to look at. */
const BESIDE = /^(?<folder>.*)\/\.[^/]+\.cdcerts-(?<ending>old|new)(?:\/|$)/;

async function finishWrites(left: readonly vscode.Uri[]): Promise<void> {
  const { finishPlacing } = await import('../../core/store/change/placeWhole.js');
  const folderOf = (uri: vscode.Uri) => uri.with({ path: BESIDE.exec(uri.path)?.groups?.['folder'] ?? '/' });
  const folders = new Map(left.map(folderOf).map((one) => [one.path, one]));
  for (const folder of folders.values())
    // Where that fails, both versions stand there still, and the next listing tries again.
    await finishPlacing(toStoreFileSystem(folder, folder), systemClock()).catch(() => undefined);
}

async function readFile(uri: vscode.Uri): Promise<ScannedFile | undefined> {
  try {
    return { uri, contents: readContents(await readOctets(uri)) };
  } catch {
    // It went away, may not be read or is too large: the tree says so, and the editor says why when it is opened.
    return undefined;
  }
}
