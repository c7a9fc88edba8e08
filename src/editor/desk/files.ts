import * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import { readContents } from '../../core/contents/readContents.js';
import { JOB_FILE_ENDING } from '../../core/jobs/installJob.js';
import { expandBraces } from './expandBraces.js';
import { settings as ids } from './ids.js';
import { readOctets } from './readOctets.js';
import { onSettingsChange, settings } from './settings.js';

/** Names that certificates and keys are mailed under. */
const CERTIFICATE_FILES =
  '**/{*.pem,*.crt,*.cer,*.der,*.key,*.csr,*.crl,*.p7b,*.p7c,*.p12,*.pfx,*.jks,*.jceks,*.keystore,*keycert*.txt,trusted*.txt}';
const JOB_FILES = `**/*${JOB_FILE_ENDING}`;

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

/** The certificate and job files of the workspace, outside the store. Listed and read when asked for. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #storeFolder: () => vscode.Uri | undefined;
  readonly #limit: number;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #scanned = new vscode.EventEmitter<void>();
  readonly #read = new Map<string, Promise<ScannedFile | undefined>>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed, this.#scanned];
  #listed: Promise<ListedFiles> | undefined;
  #jobs: Promise<ListedFiles> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;

  /** Fires when the list or a file in it may have changed. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a scan has read files that had not been read before. */
  readonly onDidScan = this.#scanned.event;

  constructor(storeFolder: () => vscode.Uri | undefined, limit = LISTED_FILES) {
    this.#storeFolder = storeFolder;
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

  /** What has been read so far. */
  async alreadyRead(): Promise<readonly ScannedFile[]> {
    return (await Promise.all(this.#read.values())).filter((file) => file !== undefined);
  }

  /** Reads every certificate file that has not been read yet; stops early where the signal is aborted. */
  async scan(signal?: AbortSignal): Promise<void> {
    const { uris } = await this.certificates();
    const unread = uris.filter((uri) => !this.#read.has(uri.toString()));
    for (let at = 0; at < unread.length && signal?.aborted !== true; at += READ_AT_ONCE)
      await Promise.all(unread.slice(at, at + READ_AT_ONCE).map((uri) => this.read(uri)));
    if (unread.length > 0) this.#scanned.fire();
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
    const store = this.#storeFolder()?.path;
    const found = await Promise.all(
      folders.map((folder) => {
        const excluded = settings.scanExclude(folder).flatMap(expandBraces);
        const exclude = excluded.length === 0 ? undefined : `{${excluded.join(',')}}`;
        const pattern = new vscode.RelativePattern(folder, include);
        return vscode.workspace.findFiles(pattern, exclude, this.#limit + 1);
      }),
    );
    const all = found.flat();
    const uris = all
      .filter(({ path }) => store === undefined || !path.startsWith(`${store}/`))
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

async function readFile(uri: vscode.Uri): Promise<ScannedFile | undefined> {
  try {
    return { uri, contents: readContents(await readOctets(uri)) };
  } catch {
    // It went away, may not be read or is too large: the tree says so, and the editor says why when it is opened.
    return undefined;
  }
}
