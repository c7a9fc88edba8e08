/** The octets of an address as people write it, 4 or 16; undefined where it is none. RFC 4291 section 2.2. */
export function parseAddress(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseVersion6(text) : parseVersion4(text);
}

/** Decimal without leading zeros, and nothing shorter: `010.1` may mean many things. */
function parseVersion4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255))
    return undefined;
  return Uint8Array.from(parts, Number);
}

function parseVersion6(text: string): Uint8Array | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const before = toGroups(head);
  const after = toGroups(tail ?? '');
  if (before === undefined || after === undefined || more.length > 0) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => 0), ...after];
  return Uint8Array.from(groups.flatMap((group) => [group >> 8, group & 0xff]));
}

/** Groups of 16 bits; the last two may be written as an address of version 4. */
function toGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const last = parts.at(-1) ?? '';
  const embedded = last.includes('.') ? parseVersion4(last) : undefined;
  if (last.includes('.') && embedded === undefined) return undefined;
  const hex = embedded === undefined ? parts : parts.slice(0, -1);
  if (!hex.every((part) => /^[0-9a-f]{1,4}$/i.test(part))) return undefined;
  const groups = hex.map((part) => parseInt(part, 16));
  const [a = 0, b = 0, c = 0, d = 0] = embedded ?? [];
  return embedded === undefined ? groups : [...groups, (a << 8) | b, (c << 8) | d];
}

/** Whether an address lies in a range of address and mask, RFC 5280 section 4.2.1.10; a range of another version has none. */
export function isInRange(address: Uint8Array, range: Uint8Array): boolean {
  if (range.length !== 2 * address.length) return false;
  return address.every((octet, index) => {
    const mask = range[address.length + index] ?? 0;
    return (octet & mask) === ((range[index] ?? 0) & mask);
  });
}

/** Whether a range is an address and a mask of leading ones, as RFC 4632 means it. */
export function isRange(octets: Uint8Array): boolean {
  if (octets.length !== 8 && octets.length !== 32) return false;
  const bits = Array.from(octets.subarray(octets.length / 2), (octet) => octet.toString(2).padStart(8, '0'));
  return /^1*0*$/.test(bits.join(''));
}
