import { toHex } from '../base/hex.js';
import { groupDigits } from './toPlain.js';

/** Octets of a value that nobody here knows which are shown. */
const SHOWN_OCTETS = 32;

/** Octets as lower-case hex, parted by colons: `5f:a0:01`. */
export function describeHex(bytes: Uint8Array): string {
  return partHex(toHex(bytes));
}

/** The first of the octets, and how many more there are. */
export function describeOctets(octets: Uint8Array): string {
  const rest = octets.length - SHOWN_OCTETS;
  const shown = describeHex(octets.subarray(0, SHOWN_OCTETS));
  return rest > 0 ? `${shown} and ${groupDigits(rest)} bytes more` : shown;
}

/** Colons between the octets of hex, as OpenSSL and keytool print it. */
export function partHex(hex: string): string {
  return hex.replace(/..(?=.)/g, '$&:');
}

/**
 * A serial number as hex without leading zeros, a minus sign before a negative one: the form of IBM's event messages
 * and of `cdcerts inspect`. The octets are those of the DER INTEGER (two's complement).
 */
export function describeSerial(serial: Uint8Array): string {
  const negative = (serial[0] ?? 0) >= 0x80;
  const digits = toHex(negative ? negate(serial) : serial).replace(/^0+(?=.)/, '');
  return (negative ? '-' : '') + (digits === '' ? '0' : digits);
}

/** The magnitude of a negative two's complement number. */
function negate(bytes: Uint8Array): Uint8Array {
  const magnitude = bytes.map((byte) => byte ^ 0xff);
  for (let index = magnitude.length - 1; index >= 0; index--) {
    const sum = (magnitude[index] ?? 0) + 1;
    magnitude[index] = sum & 0xff;
    if (sum <= 0xff) break;
  }
  return magnitude;
}
