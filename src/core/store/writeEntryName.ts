/** UTF-16 code units; in UTF-8 at most three times as many octets, and a file system's name takes 255 of them. */
export const NAME_LENGTH = 64;

/** Names that Windows gives to devices, whatever follows a dot, and `bootstrap`, which an install job understands. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d|bootstrap)(\.|$)/i;

/** Runs of what is not a letter, a digit, `_`, `.` or `-` in any language: separators, quotes, controls, emoji. */
const UNSAFE = /[^\p{L}\p{N}\p{M}_.-]+/gu;

/**
 * The name of an entry's folder, made from a label, a common name or any other text, and from then on what jobs refer
 * to. It can stand as a file name on every file system, as an argument of a shell and in a URL's path, and differs from
 * all that are taken, also where case, or how an accent is encoded, makes no difference.
 */
export function writeEntryName(text: string, taken: Iterable<string>): string {
  const takenNames = new Set(Array.from(taken, foldName));
  const name = toSafeName(text);
  for (let count = 1; ; count++) {
    const numbered = count === 1 ? name : `${name}-${count}`;
    if (!takenNames.has(foldName(numbered))) return numbered;
  }
}

/** A text that is equal for two names which some file system takes for the same. */
function foldName(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

function toSafeName(text: string): string {
  // Compatibility forms first: a superscript one makes COM¹ a device as well.
  const plain = text
    .slice(0, 16 * NAME_LENGTH)
    .normalize('NFKC')
    .replace(UNSAFE, '-');
  const whole = trim(plain.replace(/-*\.[.-]*/g, '.').replace(/--+/g, '-'));
  const name = RESERVED.test(whole) ? `entry-${whole}` : whole || 'certificate';
  // Room is left for a number.
  return trim(name.slice(0, NAME_LENGTH - 10));
}

/** A dot in front hides a file, one at the end is dropped by Windows, a dash in front is an option. */
function trim(name: string): string {
  return name.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}\p{M}_]+$/u, '');
}
