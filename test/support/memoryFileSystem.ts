import type { FolderItem, StoreFileSystem } from '../../src/core/store/storeFileSystem.js';

/** What the disk does at one operation: nothing out of the way, fail, or stop for good as when the process is killed. */
export type Mishap = 'fail' | 'stop';

/** A disk in memory that keeps the promises of `StoreFileSystem`, and breaks down on demand. */
export class MemoryFileSystem implements StoreFileSystem {
  readonly files = new Map<string, Uint8Array>();
  readonly folders = new Set<string>(['']);
  /** Every operation, in order: `write key/alpha/key.pem`. */
  readonly operations: string[] = [];
  #stopped = false;
  #mishap: { at: number; what: Mishap } | undefined;

  /** Has the operation of this number (from 0, counted from now) go wrong. */
  breakAt(at: number, what: Mishap): void {
    this.#mishap = { at: this.operations.length + at, what };
  }

  /** A process started anew sees the same disk. */
  recover(): void {
    this.#stopped = false;
    this.#mishap = undefined;
  }

  list(folder: string): Promise<readonly FolderItem[]> {
    return this.#operate('list', folder, () => {
      const items: FolderItem[] = [];
      for (const [type, paths] of [
        ['file', this.files.keys()],
        ['folder', this.folders],
      ] as const)
        for (const path of paths)
          if (path !== '' && parentOf(path) === folder)
            items.push({ name: path.slice(path.lastIndexOf('/') + 1), type });
      return items;
    });
  }

  read(file: string): Promise<Uint8Array | undefined> {
    return this.#operate('read', file, () => this.files.get(file));
  }

  write(file: string, bytes: Uint8Array): Promise<void> {
    return this.#operate('write', file, () => {
      if (this.#exists(file)) throw new Error(`${file} is there already`);
      if (!this.folders.has(parentOf(file))) throw new Error(`${parentOf(file)} is not there`);
      this.files.set(file, bytes);
    });
  }

  createFolder(folder: string): Promise<void> {
    return this.#operate('createFolder', folder, () => {
      for (let path = folder; path !== ''; path = parentOf(path)) this.folders.add(path);
    });
  }

  rename(from: string, to: string): Promise<void> {
    return this.#operate('rename', from, () => {
      if (this.#exists(to)) throw new Error(`${to} is there already`);
      if (!this.#exists(from)) throw new Error(`${from} is not there`);
      for (const path of [...this.folders].filter((one) => isWithin(one, from))) {
        this.folders.delete(path);
        this.folders.add(to + path.slice(from.length));
      }
      for (const [path, bytes] of [...this.files].filter(([one]) => isWithin(one, from))) {
        this.files.delete(path);
        this.files.set(to + path.slice(from.length), bytes);
      }
    });
  }

  /** One file after the other, as a disk does it: whoever is killed in between leaves the rest. */
  async remove(path: string): Promise<void> {
    for (const file of [...this.files.keys()].filter((one) => isWithin(one, path)))
      await this.#operate('remove', file, () => {
        this.files.delete(file);
      });
    await this.#operate('remove', path, () => {
      for (const folder of [...this.folders].filter((one) => isWithin(one, path)))
        this.folders.delete(folder);
    });
  }

  /** Puts a file there as a person or git does. */
  put(file: string, content: string): void {
    for (let path = parentOf(file); path !== ''; path = parentOf(path)) this.folders.add(path);
    this.files.set(file, new TextEncoder().encode(content));
  }

  text(file: string): string {
    return new TextDecoder().decode(this.files.get(file));
  }

  #exists(path: string): boolean {
    return this.files.has(path) || this.folders.has(path);
  }

  #operate<Result>(name: string, path: string, work: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      const mishap = this.#mishap?.at === this.operations.length ? this.#mishap.what : undefined;
      this.operations.push(`${name} ${path}`);
      this.#stopped ||= mishap === 'stop';
      if (this.#stopped) reject(new Error('the process was killed'));
      else if (mishap === 'fail') reject(new Error('the disk is full'));
      else resolve(work());
    });
  }
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
