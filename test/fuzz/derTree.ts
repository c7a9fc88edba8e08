/** An element of DER as the mutations see it: what it holds is either octets or elements. */
export interface Tree {
  tag: number;
  /** Undefined where `inner` holds elements. */
  octets: Uint8Array | undefined;
  inner: Tree[];
}

const DEEPEST = 40;

/** Elements that fill the octets exactly; undefined where they do not. */
export function readTrees(bytes: Uint8Array, depth = 0): Tree[] | undefined {
  const trees: Tree[] = [];
  for (let at = 0; at < bytes.length;) {
    const header = readHeader(bytes, at);
    if (header === undefined || header.end > bytes.length) return undefined;
    const content = bytes.subarray(header.start, header.end);
    const tag = bytes[at] ?? 0;
    // What a string encloses is worth a mutation too: extensions, keys.
    const encloses = (tag & 0x20) !== 0 || tag === 0x04;
    const inner =
      encloses && depth < DEEPEST && content.length > 1 ? readTrees(content, depth + 1) : undefined;
    trees.push(inner ? { tag, octets: undefined, inner } : { tag, octets: content, inner: [] });
    at = header.end;
  }
  return trees;
}

function readHeader(
  bytes: Uint8Array,
  at: number,
): { readonly start: number; readonly end: number } | undefined {
  const first = bytes[at + 1];
  if (first === undefined || ((bytes[at] ?? 0) & 0x1f) === 0x1f) return undefined;
  if (first < 0x80) return { start: at + 2, end: at + 2 + first };
  const count = first & 0x7f;
  if (count === 0 || count > 4) return undefined;
  let length = 0;
  for (let index = 0; index < count; index++) length = length * 256 + (bytes[at + 2 + index] ?? 0);
  return { start: at + 2 + count, end: at + 2 + count + length };
}

/** The encoding, with lengths that are right whatever has been changed. */
export function writeTrees(trees: readonly Tree[]): Uint8Array {
  const parts = trees.map(({ tag, octets, inner }) => {
    const content = octets ?? writeTrees(inner);
    return Uint8Array.of(tag, ...writeLength(content.length), ...content);
  });
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function writeLength(length: number): readonly number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return [0x80 | octets.length, ...octets];
}

/** Every list of elements in the tree, from the outermost inward. */
export function listsOf(trees: Tree[]): Tree[][] {
  return [trees, ...trees.flatMap(({ inner }) => (inner.length > 0 ? listsOf(inner) : []))];
}
