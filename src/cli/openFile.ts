import { readFileSync } from 'node:fs';
import { toPlain } from '../core/words/toPlain.js';
import type { Streams } from './streams.js';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; check the name',
  EISDIR: 'it is a folder; name the files in it, or use cdcerts check',
  EACCES: 'you may not read it; ask for the right to',
  EPERM: 'you may not read it; ask for the right to',
};

/** The octets of a file; undefined where it cannot be opened, which is then said on standard error. */
export function openFile(file: string, streams: Streams): Uint8Array | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    sayUnopened(file, error, streams);
    return undefined;
  }
}

/** One line: what, where, and the mend. */
export function sayUnopened(file: string, error: unknown, streams: Streams): void {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  streams.error(
    `cannot open ${toPlain(file)}: ${REASONS[code] ?? `the system refuses (${code}); try again`}`,
  );
}
