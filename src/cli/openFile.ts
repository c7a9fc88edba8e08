import { readFileSync, statSync } from 'node:fs';
import { toPlain } from '../core/words/toPlain.js';
import type { Streams } from './streams.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the name',
  EISDIR: 'it is a folder; name the files in it, or use cdcerts check',
  EACCES: 'you may not read it; ask for the right to',
  EPERM: 'you may not read it; ask for the right to',
};

/** Octets. A text of twice the length is more than Node keeps in a string; the largest bundles have a tenth of it. */
const LARGEST_FILE = 256 * 2 ** 20;

/** The octets of a file; undefined where it cannot be opened, which is then said on standard error. */
export function openFile(file: string, streams: Streams): Uint8Array | undefined {
  try {
    if (statSync(file).size <= LARGEST_FILE) return readFileSync(file);
    say(file, 'it is larger than the 256 MiB that are read here; split it', streams);
  } catch (error) {
    sayUnopened(file, error, streams);
  }
  return undefined;
}

export function sayUnopened(file: string, error: unknown, streams: Streams): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  // Node reads a replacement character for what is no UTF-8 in a name, and does not find the file by it.
  const isMisnamed = code === 'ENOENT' && file.includes('\ufffd');
  const reason = isMisnamed ? 'its name is not UTF-8; rename it' : REASONS[code];
  say(file, reason ?? `the system refuses (${code}); try again`, streams);
}

/** One line: what, where, and the mend. */
function say(file: string, reason: string, streams: Streams): void {
  streams.error(`cannot open ${toPlain(file)}: ${reason}`);
}
