import * as vscode from 'vscode';
import type { StoreFileSystem } from '../../core/store/storeFileSystem.js';
import { readOctets } from './readOctets.js';

const MEGABYTE = 1024 * 1024;

/** Octets of a file of the store that are read: a revocation list of some hundred thousand certificates. */
const READ_OCTETS = 20 * MEGABYTE;

/** The store's folder in its workspace folder, through VS Code's file system, local, remote or virtual. */
export function toStoreFileSystem(root: vscode.Uri, workspace: vscode.Uri): StoreFileSystem {
  const { fs } = vscode.workspace;
  const at = (path: string) => {
    const uri = path === '' ? root : vscode.Uri.joinPath(root, path);
    // `../` leads to the install jobs beside the store, and never to another folder than the one that is open.
    if (!`${uri.path}/`.startsWith(`${workspace.path.replace(/\/$/, '')}/`))
      throw vscode.FileSystemError.NoPermissions(uri);
    return uri;
  };
  return {
    list: async (folder) => {
      const items = await orElse(fs.readDirectory(at(folder)), []);
      return items.map(([name, type]) => ({
        name,
        type: toType(type),
        isLink: (type & vscode.FileType.SymbolicLink) !== 0,
      }));
    },
    read: async (file) => orElse(readOctets(at(file), READ_OCTETS), undefined),
    write: async (file, bytes) => {
      await fs.writeFile(at(file), bytes);
    },
    createFolder: async (folder) => {
      await fs.createDirectory(at(folder));
    },
    rename: async (from, to) => {
      await fs.rename(at(from), at(to), { overwrite: false });
    },
    remove: async (path) => orElse(fs.delete(at(path), { recursive: true, useTrash: false }), undefined),
  };
}

function toType(type: vscode.FileType): 'file' | 'folder' | 'other' {
  // A link to a folder has both bits set.
  if ((type & vscode.FileType.Directory) !== 0) return 'folder';
  return (type & vscode.FileType.File) !== 0 ? 'file' : 'other';
}

/** What is not there is an answer; every other refusal of the file system is an error. */
async function orElse<T, U>(work: Thenable<T>, otherwise: U): Promise<T | U> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return otherwise;
    throw error;
  }
}
