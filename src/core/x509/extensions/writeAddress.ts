import { toHex } from '../../base/hex.js';

/** An IP address from its octets: dotted for 4, RFC 5952 for 16, with `/` and the mask for 8 and 32; else hex. */
export function writeAddress(octets: Uint8Array): string {
  switch (octets.length) {
    case 4:
      return octets.join('.');
    case 16:
      return writeVersion6(octets);
    case 8:
    case 32: {
      const half = octets.length / 2;
      return `${writeAddress(octets.subarray(0, half))}/${writeAddress(octets.subarray(half))}`;
    }
    default:
      return toHex(octets);
  }
}

/** RFC 5952 section 4: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
function writeVersion6(octets: Uint8Array): string {
  const groups: number[] = [];
  for (let index = 0; index < 16; index += 2)
    groups.push(((octets[index] ?? 0) << 8) | (octets[index + 1] ?? 0));
  const { start, length } = longestZeroRun(groups);
  const hex = groups.map((group) => group.toString(16));
  if (length < 2) return hex.join(':');
  return `${hex.slice(0, start).join(':')}::${hex.slice(start + length).join(':')}`;
}

function longestZeroRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  groups.forEach((group, index) => {
    if (group !== 0) start = index + 1;
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start };
  });
  return best;
}
