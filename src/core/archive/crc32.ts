/** The table of CRC-32, polynomial 0xEDB88320: ISO 3309, as PKWARE’s APPNOTE section 4.4.7 has it. */
const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let remainder = octet;
  for (let bit = 0; bit < 8; bit++)
    remainder = (remainder & 1) === 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  return remainder;
});

/** The CRC-32 of these octets, as an unsigned number. */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const octet of bytes) remainder = (remainder >>> 8) ^ (TABLE[(remainder ^ octet) & 0xff] ?? 0);
  return (remainder ^ 0xffffffff) >>> 0;
}
