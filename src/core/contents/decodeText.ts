/** Text looks like this at its beginning; a binary file that does so for this long does not occur. */
const LOOKED_AT = 4096;

/**
 * The text of a file by its octets: with a byte order mark UTF-8 or UTF-16 (the mark stays, so that places are those of
 * the file's characters), else UTF-8, else Latin-1. Undefined where it is no text.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decode('utf-16be', bytes);
  if (!looksLikeText(bytes)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // windows-1252 differs from Latin-1 only where no PEM has anything, and is what such files mostly are.
    return decode('windows-1252', bytes);
  }
}

function decode(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** No controls but white space, and no DER: its second octet is a length, 0x30 before it is the digit 0. */
function looksLikeText(bytes: Uint8Array): boolean {
  if (bytes[0] === 0x30 && ((bytes[1] ?? 0) & 0xf0) === 0x80) return false;
  if (bytes[0] === 0x30 && bytes[1] === bytes.length - 2) return false;
  return bytes
    .subarray(0, LOOKED_AT)
    .every((octet) => octet >= 0x20 || (octet >= 0x08 && octet <= 0x0d) || octet === 0x1b);
}
