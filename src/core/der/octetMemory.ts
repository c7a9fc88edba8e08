interface Remembered<Value> {
  readonly octets: Uint8Array;
  readonly value: Value;
}

/** Enough for every value in a large bundle, and a bound on what hostile files can fill. */
const REMEMBERED = 4096;

/**
 * Values by the octets that they were read from. The same few hundred object identifiers and names fill every file of
 * certificates: reading each once saves half of the work, and all share one value.
 */
export class OctetMemory<Value> {
  readonly #entries = new Map<number, Remembered<Value>>();
  readonly #longest: number;

  /** @param longest octets; what is longer is rarely the same twice */
  constructor(longest: number) {
    this.#longest = longest;
  }

  /** What these octets were read as, as this type; undefined where it is not remembered. */
  get(type: number, bytes: Uint8Array, start: number, end: number): Value | undefined {
    if (end - start > this.#longest) return undefined;
    const entry = this.#entries.get(hash(type, bytes, start, end));
    // Where the octets are the same, so is the type: every step of the hash keeps different beginnings apart.
    if (entry?.octets.length !== end - start) return undefined;
    for (let index = start; index < end; index++) {
      if (bytes[index] !== entry.octets[index - start]) return undefined;
    }
    return entry.value;
  }

  /** Only for what is read without a fault, since a fault has to be told each time. */
  set(type: number, bytes: Uint8Array, start: number, end: number, value: Value): void {
    if (end - start > this.#longest) return;
    if (this.#entries.size >= REMEMBERED) this.#entries.clear();
    this.#entries.set(hash(type, bytes, start, end), { octets: bytes.slice(start, end), value });
  }
}

/** FNV-1a. */
function hash(type: number, bytes: Uint8Array, start: number, end: number): number {
  let value = 0x811c9dc5 ^ type;
  for (let index = start; index < end; index++) value = Math.imul(value ^ (bytes[index] ?? 0), 0x01000193);
  return value;
}
