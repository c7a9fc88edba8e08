import { constants } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { toPlain } from '../core/words/toPlain.js';
import type { Streams } from './streams.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the name',
  EISDIR: 'it is a folder; name the files in it, or use cdcerts check',
  EACCES: 'you may not read it; ask for the right to',
  EPERM: 'you may not read it; ask for the right to',
};

const MEBIBYTE = 2 ** 20;
/** Octets that are read without being told to: the largest bundles seen have a tenth of it, and it takes some seconds. */
const READ_UNASKED = 256 * MEBIBYTE;
/** Octets that are read at all: Node keeps no longer text in a string. */
const LARGEST_FILE = constants.MAX_STRING_LENGTH;

/** What is to be done about a file that is too large. */
type LargeFiles = 'refuse' | 'ask-to-insist' | 'read';

/** The octets of a file; undefined where it cannot be opened, which is then said on standard error. */
export function openFile(
  file: string,
  streams: Streams,
  large: LargeFiles = 'refuse',
): Uint8Array | undefined {
  try {
    const limit = large === 'read' ? LARGEST_FILE : READ_UNASKED;
    if (statSync(file).size <= limit) return readFileSync(file);
    const most = `it is larger than the ${Math.ceil(limit / MEBIBYTE)} MiB that are read`;
    const isAsked = large === 'ask-to-insist';
    say(
      file,
      isAsked ? `${most} without --insist; give it, or split the file` : `${most} here; split it`,
      streams,
    );
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
