import { ALPHABET } from './base64.js';

/** Octets that fill a line of 64 columns. */
const LINE = 48;

/** A block of RFC 7468: base64 in lines of 64 columns, LF after each line and after END. */
export function writePem(label: string, bytes: Uint8Array): string {
  const lines = [`-----BEGIN ${label}-----`];
  for (let at = 0; at < bytes.length; at += LINE) lines.push(writeBase64(bytes.subarray(at, at + LINE)));
  lines.push(`-----END ${label}-----`, '');
  return lines.join('\n');
}

/** RFC 4648 section 4, without line ends. */
function writeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += ALPHABET.charAt(group >> 18) + ALPHABET.charAt((group >> 12) & 63);
    text += at + 1 < bytes.length ? ALPHABET.charAt((group >> 6) & 63) : '=';
    text += at + 2 < bytes.length ? ALPHABET.charAt(group & 63) : '=';
  }
  return text;
}
