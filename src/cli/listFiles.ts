import { closeSync, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { JOB_FILE_ENDING } from '../core/jobs/installJob.js';
import { MARKER_FILE } from '../core/store/layout.js';
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
  /\.(pem|crt|cer|der|key|csr|crl)$|keycert[^/\\]*\.txt$|(^|[/\\])trusted[^/\\]*\.txt$/i;
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** A path that names a file is checked whatever its name; folders are walked, without following links. */
export function listFiles(paths: readonly string[], streams: Streams): ListedFiles {
  const certificates = new Set<string>();
  const jobs = new Set<string>();
  const stores = new Set<string>();
  let isIncomplete = false;
  const pending = [...paths].reverse();
  const refuse = (path: string, error: unknown): void => {
    sayUnopened(path, error, streams);
    isIncomplete = true;
  };
  const addFile = (path: string, name: string, isNamed: boolean): void => {
    if (name.endsWith(JOB_FILE_ENDING)) jobs.add(path);
    else if (isNamed || CERTIFICATE_NAME.test(path) || beginsBlock(path)) certificates.add(path);
  };
  for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
    try {
      if (!statSync(path).isDirectory()) {
        addFile(path, path, true);
        continue;
      }
      const items = readdirSync(path, { withFileTypes: true }).sort(byName);
      if (items.some(({ name }) => name === MARKER_FILE)) stores.add(path);
      for (const item of items) if (item.isFile()) addFile(join(path, item.name), item.name, false);
      const folders = items.filter((item) => item.isDirectory() && !LEFT_OUT.has(item.name));
      pending.push(...folders.map(({ name }) => join(path, name)).reverse());
    } catch (error) {
      refuse(path, error);
    }
  }
  return { certificates: [...certificates], jobs: [...jobs], stores: [...stores], isIncomplete };
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
