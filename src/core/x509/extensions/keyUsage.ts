import type { Cursor } from '../../der/cursor.js';
import { toNamedBits } from '../../der/readBits.js';
import { tags } from '../../der/tags.js';

/** In the order of the bits, RFC 5280 section 4.2.1.3. */
export const keyUsages = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

export type KeyUsage = (typeof keyUsages)[number];

/** `KeyUsage ::= BIT STRING { digitalSignature(0), … }`; the usages in the order of their bits. */
export function parseKeyUsage(value: Cursor, field: string): readonly KeyUsage[] {
  const bits = value.read(tags.bitString, field);
  const numbers = toNamedBits(bits, field);
  const usages = numbers.flatMap((bit) => keyUsages[bit] ?? []);
  const unknown = numbers.find((bit) => bit >= keyUsages.length);
  if (unknown !== undefined) bits.fault('key-usage-unknown', bits.start, bits.end, { field, bit: unknown });
  // Section 4.2.1.3: at least one of the bits MUST be set.
  if (numbers.length === 0 && !bits.failed) bits.fault('key-usage-empty', bits.start, bits.end, { field });
  return usages;
}
