/** Octets as lower-case hex without anything between. */
export function writeHex(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += (octet < 16 ? '0' : '') + octet.toString(16);
  return text;
}
