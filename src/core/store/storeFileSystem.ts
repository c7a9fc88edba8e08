/** What stands in a folder. */
export interface FolderItem {
  readonly name: string;
  readonly type: 'file' | 'folder' | 'other';
  /** Whether it is a symbolic link; `type` is then what it leads to. */
  readonly isLink?: boolean;
}

/**
 * The disk as the store sees it: the editor adapts `vscode.workspace.fs`, the command line `node:fs`. Paths are
 * relative to the store's folder, their steps parted by `/`; the empty path is that folder itself, and `../` leads to
 * the install jobs of the workspace folder that it stands in, never above that. What is not there
 * is an answer; what the outside world refuses (rights, a full disk, a lost connection) rejects.
 */
export interface StoreFileSystem {
  /** What stands in the folder; nothing where there is no such folder. */
  list(folder: string): Promise<readonly FolderItem[]>;
  /** The file's octets; undefined where there is no such file. */
  read(file: string): Promise<Uint8Array | undefined>;
  /** Writes a file that is not there yet, into a folder that is. The store writes each file once. */
  write(file: string, bytes: Uint8Array): Promise<void>;
  /** Makes the folder and those above it; content where they are there already. */
  createFolder(folder: string): Promise<void>;
  /** Moves a file or a folder in one step, and rejects where something stands at `to` already. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file, or a folder with all that is in it; content where there is none. */
  remove(path: string): Promise<void>;
}

/** What reading a store needs of it. */
export type StoreReader = Pick<StoreFileSystem, 'list' | 'read'>;
