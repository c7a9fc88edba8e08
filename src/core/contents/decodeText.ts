/** Text looks like this at its beginning; a binary file that does so for this long does not occur. */
const LOOKED_AT = 4096;

/**
 * The text of a file by its octets: UTF-16, UTF-8, else Latin-1. A byte order mark stays, so that places are those of the
 * file's characters. Undefined where it is no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const wide = utf16Of(bytes);
  if (wide !== undefined) return decode(wide, bytes);
  if (looksLikeDer(bytes)) return undefined;
  const text = decodeEightBits(bytes);
  // A dump of a certificate beside its block may show whatever octets the certificate has. Asked first, as it is far
  // quicker to find, and a store reads many.
  return text.includes('-----BEGIN ') || hasNoControls(bytes) ? text : undefined;
}

/** Which UTF-16 it is, by the byte order mark or, without one, by the hyphens that a block begins with. */
export function utf16Of([first, second, third, fourth]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const isHyphens = first === third && second === fourth;
  if ((first === 0xff && second === 0xfe) || (first === 0x2d && second === 0 && isHyphens)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x2d && isHyphens)) return 'utf-16be';
  return undefined;
}

function decodeEightBits(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // windows-1252 differs from Latin-1 only where no PEM has anything, and is what such files mostly are.
    return decode('windows-1252', bytes);
  }
}

/** The text of octets that are UTF-8, or UTF-16 with a byte order mark, and nothing that has to be guessed; undefined where they are not. */
export function decodeStrictly(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(utf16Of(bytes) ?? 'utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** A SEQUENCE, whose identifier octet is the digit 0 in text: a long length is no character, a short one must be true. */
function looksLikeDer(bytes: Uint8Array): boolean {
  const [first, second = 0] = bytes;
  return first === 0x30 && ((second & 0xf0) === 0x80 || second === bytes.length - 2);
}

/** No controls at the beginning but white space, backspace and escape. */
function hasNoControls(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, LOOKED_AT)
    .every((octet) => octet >= 0x20 || (octet >= 0x08 && octet <= 0x0d) || octet === 0x1b);
}
