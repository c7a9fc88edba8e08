import { readFileSync } from 'node:fs';
import { UsageError } from './usage.js';

/** The options by which a passphrase is given: never as an argument, which others see in the list of processes. */
export const passphraseOptions = {
  'passphrase-env': { type: 'string' },
  'passphrase-file': { type: 'string' },
} as const;

interface Values {
  readonly 'passphrase-env'?: string | undefined;
  readonly 'passphrase-file'?: string | undefined;
}

/** The passphrase that was given; undefined where none was. Of a file it is the first line. */
export function readPassphrase(values: Values): string | undefined {
  const { 'passphrase-env': name, 'passphrase-file': file } = values;
  if (name !== undefined && file !== undefined)
    throw new UsageError('--passphrase-env and --passphrase-file both give a passphrase', 'give one of them');
  if (name !== undefined) {
    const value = process.env[name];
    if (value === undefined)
      // Not by its name: whoever mistook the option may have written the passphrase there.
      throw new UsageError(
        'the environment has no variable of the name that --passphrase-env gives',
        'set it to the passphrase',
      );
    return value;
  }
  return file === undefined ? undefined : readFirstLine(file);
}

function readFirstLine(file: string): string {
  try {
    // Some editors put a byte order mark before it.
    return readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .replace(/\r?\n[^]*$/, '');
  } catch {
    throw new UsageError(
      'the file that --passphrase-file gives cannot be read',
      'check the name, and that you may read it',
    );
  }
}
