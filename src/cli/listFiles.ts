import { closeSync, type Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JOB_FILE_ENDING } from '../core/jobs/installJob.js';
import { type EntryFile, isChangeFolder, LEDGER_FOLDER, MARKER_FILE } from '../core/store/layout.js';
import { sayUnopened } from './openFile.js';
import type { Streams } from './streams.js';

/** What there is to check in the paths of a call, each file once, in the order of the paths, then by name. */
export interface ListedFiles {
  readonly certificates: readonly string[];
  readonly jobs: readonly string[];
  /** The folders of stores. */
  readonly stores: readonly string[];
  /** Whether a path or a folder in it could not be opened, which has been said. */
  readonly isIncomplete: boolean;
}

/** Names that certificates and keys are mailed under; anything else counts by its first line. */
const CERTIFICATE_NAME =
  /\.(pem|crt|cer|der|key|csr|crl|p7b|p7c|p12|pfx|jks|jceks|keystore)$|keycert[^/\\]*\.txt$|(^|[/\\])trusted[^/\\]*\.txt$/i;
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** The file by which a store's entry is told from any other folder. */
const NOTES: EntryFile = 'entry.yaml';

/**
 * A path that names a file is checked whatever its name. Folders are walked; a link to a file is followed, since that is
 * how certificates are mounted and hashed, but a link to a folder is not, since it may lead back.
 */
export function listFiles(paths: readonly string[], streams: Streams): ListedFiles {
  const certificates = new Set<string>();
  const jobs = new Set<string>();
  const stores = new Set<string>();
  /** Files by what they are behind all links: each is checked once, under the first of its names. */
  const known = new Set<string>();
  let isIncomplete = false;
  const pending = [...paths].reverse();
  const addFile = (path: string, isNamed: boolean): void => {
    const file = followLinks(path);
    if (known.has(file)) return;
    known.add(file);
    if (path.endsWith(JOB_FILE_ENDING)) jobs.add(path);
    else if (isNamed || CERTIFICATE_NAME.test(path) || beginsBlock(path)) certificates.add(path);
  };
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    try {
      if (!statSync(path).isDirectory()) {
        addFile(path, true);
        continue;
      }
      const { files, folders, isStore } = listFolder(path);
      if (isStore) stores.add(path);
      for (const file of files) addFile(file, false);
      pending.push(...folders.reverse());
    } catch (error) {
      sayUnopened(path, error, streams);
      isIncomplete = true;
    }
  }
  return { certificates: [...certificates], jobs: [...jobs], stores: [...stores], isIncomplete };
}

/** What stands in a folder, by name; files before the links to them, and links named like certificates before hashes. */
function listFolder(folder: string) {
  const items = readdirSync(folder, { withFileTypes: true }).sort(byName);
  const pathsOf = (wanted: readonly Dirent[]): string[] => wanted.map(({ name }) => join(folder, name));
  const links = pathsOf(items.filter((item) => item.isSymbolicLink())).filter(isFile);
  const isEntry = items.some(({ name }) => name === NOTES);
  const isStore = items.some(({ name }) => name === MARKER_FILE);
  const isLeftOut = (name: string) =>
    LEFT_OUT.has(name) || (isEntry && name === LEDGER_FOLDER) || (isStore && isChangeFolder(name));
  return {
    files: [
      ...pathsOf(items.filter((item) => item.isFile())),
      ...links.filter((link) => CERTIFICATE_NAME.test(link)),
      ...links.filter((link) => !CERTIFICATE_NAME.test(link)),
    ],
    folders: pathsOf(items.filter((item) => item.isDirectory() && !isLeftOut(item.name))),
    isStore,
  };
}

/** Whether a link leads to a file; one that leads nowhere or in a circle has nothing to check. */
function isFile(link: string): boolean {
  try {
    return statSync(link).isFile();
  } catch {
    return false;
  }
}

/** The file behind all links; the path itself where the system cannot tell, as of a pipe. */
function followLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function byName(a: Dirent, b: Dirent): number {
  return a.name < b.name ? -1 : 1;
}

/** Whether a file begins with a PEM block, with or without a byte order mark; what cannot be opened does not. */
function beginsBlock(path: string): boolean {
  const bytes = new Uint8Array(16);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, bytes);
    } finally {
      closeSync(file);
    }
  } catch {
    return false;
  }
  return /^(\xef\xbb\xbf)?-----BEGIN /.test(String.fromCharCode(...bytes));
}
