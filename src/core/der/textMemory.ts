interface Remembered {
  readonly octets: Uint8Array;
  readonly text: string;
}

/** Enough for every value in a large bundle, and a bound on what hostile files can fill. */
const REMEMBERED = 4096;
/** Longer values are rarely the same twice. */
const LONGEST = 64;

/**
 * Texts by the octets that they were read from. The same few hundred object identifiers and names fill every file of
 * certificates: writing each out once saves a third of the reading, and all share one string.
 */
export class TextMemory {
  readonly #entries = new Map<number, Remembered>();

  /** The text of these octets, read as this type before; undefined where it is not remembered. */
  get(type: number, bytes: Uint8Array, start: number, end: number): string | undefined {
    const entry = this.#entries.get(hash(type, bytes, start, end));
    // Where the octets are the same, so is the type: every step of the hash keeps different beginnings apart.
    if (entry?.octets.length !== end - start) return undefined;
    for (let index = start; index < end; index++) {
      if (bytes[index] !== entry.octets[index - start]) return undefined;
    }
    return entry.text;
  }

  /** Only for what is read without a fault, since a fault has to be told each time. */
  set(type: number, bytes: Uint8Array, start: number, end: number, text: string): void {
    if (end - start > LONGEST) return;
    if (this.#entries.size >= REMEMBERED) this.#entries.clear();
    this.#entries.set(hash(type, bytes, start, end), { octets: bytes.slice(start, end), text });
  }
}

/** FNV-1a. */
function hash(type: number, bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5 ^ type;
  for (let index = start; index < end; index++) value = Math.imul(value ^ (bytes[index] ?? 0), 0x01000193);
  return value;
}
