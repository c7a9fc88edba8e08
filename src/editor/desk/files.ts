import * as vscode from 'vscode';
import type { Contents } from '../../core/contents/contents.js';
import { readContents } from '../../core/contents/readContents.js';
import { JOB_FILE_ENDING } from '../../core/jobs/installJob.js';
import { settings as ids } from './ids.js';
import { onSettingsChange, settings } from './settings.js';

/** Names that certificates and keys are mailed under. */
const CERTIFICATE_FILES = '**/{*.pem,*.crt,*.cer,*.der,*.key,*.csr,*.crl,*keycert*.txt,trusted*.txt}';
const JOB_FILES = `**/*${JOB_FILE_ENDING}`;

/** Files that one scan lists. The largest certificate folders seen hold some thousands. */
export const LISTED_FILES = 5_000;

/** Octets of one file that a scan reads: five times the largest bundle seen. */
const READ_OCTETS = 100 * 1024 * 1024;

/** How long a burst of file events may be before it is answered, in milliseconds. */
const BURST = 100;

export interface ScannedFile {
  readonly uri: vscode.Uri;
  readonly contents: Contents;
}

/** The certificate and job files of the workspace, outside the store. Listed and read when asked for. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #storeFolder: () => vscode.Uri | undefined;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #read = new Map<string, Promise<ScannedFile | undefined>>();
  readonly #disposables: { dispose(): unknown }[] = [this.#changed];
  #listed: Promise<readonly vscode.Uri[]> | undefined;
  #jobs: Promise<readonly vscode.Uri[]> | undefined;
  #burst: ReturnType<typeof setTimeout> | undefined;

  /** Fires when the list or a file in it may have changed. */
  readonly onDidChange = this.#changed.event;

  constructor(storeFolder: () => vscode.Uri | undefined) {
    this.#storeFolder = storeFolder;
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

  /** The certificate files, sorted by path; no more than `LISTED_FILES`. */
  certificates(): Promise<readonly vscode.Uri[]> {
    return (this.#listed ??= this.#find(CERTIFICATE_FILES));
  }

  /** The install jobs, sorted by path. */
  jobs(): Promise<readonly vscode.Uri[]> {
    return (this.#jobs ??= this.#find(JOB_FILES));
  }

  /** One file, decoded once until it changes; undefined where it cannot be read, or is too large. */
  read(uri: vscode.Uri): Promise<ScannedFile | undefined> {
    const known = this.#read.get(uri.toString()) ?? readFile(uri);
    this.#read.set(uri.toString(), known);
    return known;
  }

  /** What has been read so far: the means of whoever must not start a scan. */
  async alreadyRead(): Promise<readonly ScannedFile[]> {
    return (await Promise.all(this.#read.values())).filter((file) => file !== undefined);
  }

  /** Reads every certificate file. */
  async readAll(signal?: AbortSignal): Promise<readonly ScannedFile[]> {
    const files: ScannedFile[] = [];
    for (const uri of await this.certificates()) {
      if (signal?.aborted === true) break;
      const file = await this.read(uri);
      if (file) files.push(file);
    }
    return files;
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

  async #find(include: string): Promise<readonly vscode.Uri[]> {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const store = this.#storeFolder()?.path;
    const found = await Promise.all(
      folders.map((folder) => {
        const exclude = `{${settings.scanExclude(folder).join(',')}}`;
        const pattern = new vscode.RelativePattern(folder, include);
        return vscode.workspace.findFiles(pattern, exclude, LISTED_FILES);
      }),
    );
    return found
      .flat()
      .filter(({ path }) => store === undefined || !path.startsWith(`${store}/`))
      .sort((a, b) => (a.path < b.path ? -1 : 1))
      .slice(0, LISTED_FILES);
  }

  #watch(pattern: string): void {
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const touched = (uri: vscode.Uri) => {
      this.#read.delete(uri.toString());
      clearTimeout(this.#burst);
      this.#burst = setTimeout(() => {
        this.#changed.fire();
      }, BURST);
    };
    const moved = (uri: vscode.Uri) => {
      this.#listed = undefined;
      this.#jobs = undefined;
      touched(uri);
    };
    watcher.onDidChange(touched);
    watcher.onDidCreate(moved);
    watcher.onDidDelete(moved);
    this.#disposables.push(watcher);
  }
}

async function readFile(uri: vscode.Uri): Promise<ScannedFile | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > READ_OCTETS) return undefined;
    return { uri, contents: readContents(await vscode.workspace.fs.readFile(uri)) };
  } catch {
    // It went away, or may not be read: the tree shows no contents then, and the editor says why when it is opened.
    return undefined;
  }
}
