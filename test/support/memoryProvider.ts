import * as vscode from 'vscode';

/** A virtual file system as extensions bring one: nothing on a disk, no trash, and no word of what a rename promises. */
export class MemoryProvider implements vscode.FileSystemProvider {
  readonly #nodes = new Map<string, Uint8Array | 'folder'>([['/', 'folder']]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  /** Called before each rename: it may fail, as a connection does that is lost. */
  beforeRename: () => void = () => undefined;
  /** Called before each file that is written, likewise. */
  beforeWrite: () => void = () => undefined;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const node = this.#at(uri);
    const isFolder = node === 'folder';
    const type = isFolder ? vscode.FileType.Directory : vscode.FileType.File;
    return { type, ctime: 0, mtime: 0, size: isFolder ? 0 : node.length };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#at(uri);
    const start = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    return [...this.#nodes].flatMap(([path, node]): [string, vscode.FileType][] => {
      const name = path.startsWith(start) ? path.slice(start.length) : '';
      if (name === '' || name.includes('/')) return [];
      return [[name, node === 'folder' ? vscode.FileType.Directory : vscode.FileType.File]];
    });
  }

  createDirectory({ path }: vscode.Uri): void {
    this.#nodes.set(path, 'folder');
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const node = this.#at(uri);
    if (node === 'folder') throw vscode.FileSystemError.FileIsADirectory(uri);
    return node;
  }

  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.beforeWrite();
    this.#nodes.set(path, content);
  }

  delete(uri: vscode.Uri): void {
    this.#at(uri);
    for (const path of [...this.#nodes.keys()])
      if (path === uri.path || path.startsWith(`${uri.path}/`)) this.#nodes.delete(path);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.beforeRename();
    this.#at(from);
    if (this.#nodes.has(to.path)) throw vscode.FileSystemError.FileExists(to);
    for (const [path, node] of [...this.#nodes])
      if (path === from.path || path.startsWith(`${from.path}/`)) {
        this.#nodes.delete(path);
        this.#nodes.set(to.path + path.slice(from.path.length), node);
      }
  }

  /** The paths of all files. */
  get files(): readonly string[] {
    return [...this.#nodes].flatMap(([path, node]) => (node === 'folder' ? [] : [path])).sort();
  }

  #at(uri: vscode.Uri): Uint8Array | 'folder' {
    const node = this.#nodes.get(uri.path);
    if (node === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return node;
  }
}
