/**
 * 16 random octets, beginning in 01: positive, never shorter, and within the 20 octets of RFC 5280 section 4.1.2.2.
 * The 126 bits of chance are twice what the CA/Browser Forum asks for.
 */
export function randomSerial(): Uint8Array {
  const serial = crypto.getRandomValues(new Uint8Array(16));
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}
