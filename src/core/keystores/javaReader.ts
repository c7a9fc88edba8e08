import { type Span, span } from '../base/span.js';

/**
 * Reads what Java's DataOutputStream wrote: numbers with the highest octet first, texts behind their length. It never
 * throws: past the end it has failed, and whatever is asked for afterwards is empty.
 */
export class JavaReader {
  readonly bytes: Uint8Array;
  /** Where reading ends. */
  readonly end: number;
  /** The next octet to be read. */
  at: number;
  #failed = false;
  readonly #view: DataView;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.end = end;
    this.at = at;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** Whether something reached past the end. */
  hasFailed(): boolean {
    return this.#failed;
  }

  get rest(): Span {
    return span(this.at, this.end);
  }

  u1(): number {
    return this.#take(1) ? this.#view.getUint8(this.at - 1) : 0;
  }

  u2(): number {
    return this.#take(2) ? this.#view.getUint16(this.at - 2) : 0;
  }

  u4(): number {
    return this.#take(4) ? this.#view.getUint32(this.at - 4) : 0;
  }

  /** Passes over so many octets; where they stand, as a view. */
  octets(length: number): Uint8Array {
    return this.#take(length) ? this.bytes.subarray(this.at - length, this.at) : new Uint8Array();
  }

  /** A text in Java's modified UTF-8 (java.io.DataInput): each UTF-16 code unit by itself, in one to three octets. */
  text(): string {
    const octets = this.octets(this.u2());
    let text = '';
    for (let at = 0; at < octets.length; at++) {
      const first = octets[at] ?? 0;
      const more = first < 0x80 ? 0 : first < 0xe0 ? 1 : 2;
      let code = more === 0 ? first : first & (more === 1 ? 0x1f : 0x0f);
      for (let index = 0; index < more; index++) code = (code << 6) | ((octets[++at] ?? 0) & 0x3f);
      text += String.fromCharCode(code);
    }
    return text;
  }

  #take(length: number): boolean {
    this.#failed ||= length > this.end - this.at;
    this.at = this.#failed ? this.end : this.at + length;
    return !this.#failed;
  }
}
