/**
 * The file by which git leaves a private key out: it stands beside the key in an authority’s folder, so that it goes where
 * the folder goes, and tells a clone, which has no key.pem then, that none is missing.
 */
export const IGNORE_FILE = '.gitignore';

const IGNORED_KEY = '/key.pem';

export function writeIgnoreFile(): Uint8Array {
  return new TextEncoder().encode(
    [
      '# The private key of this authority is kept out of version control, as was chosen when it came here.',
      '# It stands in this folder alone: without a backup of key.pem, it is lost with this disk.',
      IGNORED_KEY,
      '',
    ].join('\n'),
  );
}

/** Whether this file keeps the private key beside it out of version control. */
export function keepsKeyOut(bytes: Uint8Array): boolean {
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  return lines.some((line) => line.trim() === IGNORED_KEY);
}
