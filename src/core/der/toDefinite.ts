import { lastAtMost } from '../base/lastAtMost.js';
import { type Span, span } from '../base/span.js';
import { DER_LIMITS } from './limits.js';
import { tags } from './tags.js';
import { writeHeader } from './writeElement.js';

/** The same values in definite lengths, and where each octet came from. */
export interface Definite {
  readonly bytes: Uint8Array;
  /** Whether the octets are those that were given. */
  readonly isSame: boolean;
  /** The octets of the input that these octets of `bytes` stand for. */
  placeOf(octets: Span): Span;
}

/** Why there is no such encoding: an element does not end, or there are more or deeper ones than are read. */
export type Indefinite = 'ber-unfinished' | 'element-limit' | 'depth-limit';

/** A constructed OCTET STRING, X.690 section 8.7.3: its pieces are OCTET STRINGs. */
const CONSTRUCTED_OCTET_STRING = 0x24;
const END_OF_CONTENTS = 0x00;
const INDEFINITE = 0x80;

/**
 * BER as containers are written with it, brought to what the strict cursor reads: indefinite lengths (X.690 section
 * 8.1.3.6) become definite, octet strings in pieces become whole. Everything else stays octet for octet, so that what
 * was signed keeps its signature. What is broken otherwise stays too, for the reader to object to.
 */
export function toDefinite(bytes: Uint8Array): Definite | Indefinite {
  const same: Definite = { bytes, isSame: true, placeOf: (octets) => octets };
  const conversion = new Conversion(bytes);
  const first = conversion.convert(0, bytes.length, 0);
  if (first === undefined) return isIndefinite(bytes) ? conversion.failure : same;
  if (first.isSame) return same;
  // What follows the element follows it still.
  return join(bytes, [...conversion.parts, { from: first.next, to: bytes.length }]);
}

/** Whether the outermost element has an indefinite length. */
export function isIndefinite(bytes: Uint8Array): boolean {
  return bytes[1] === INDEFINITE && ((bytes[0] ?? 0) & 0x20) !== 0;
}

/** Octets copied from the input, or written anew; those stand for the place that they replace. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly written?: Uint8Array;
}

/** One element as it was converted. */
interface Converted {
  readonly length: number;
  /** How many of these octets are the header. */
  readonly header: number;
  /** Index after the element in the input. */
  readonly next: number;
  readonly isSame: boolean;
}

class Conversion {
  readonly parts: Part[] = [];
  failure: Indefinite = 'ber-unfinished';
  readonly #bytes: Uint8Array;
  #elements = 0;
  #rewritten = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Adds the parts of the element that begins at `start`; undefined where it does not end before `end`. */
  convert(start: number, end: number, depth: number): Converted | undefined {
    const header = readHeader(this.#bytes, start, end);
    if (header === undefined || !this.#spend(depth)) return undefined;
    const { contentStart, length, tag } = header;
    const contentEnd = length === undefined ? end : contentStart + length;
    const isConstructed = (tag & 0x20) !== 0;
    if (contentEnd > end || (length === undefined && !isConstructed)) return undefined;
    const mark = this.parts.push({ from: start, to: contentStart }) - 1;
    const children = isConstructed ? this.#convertAll(header, contentEnd, depth) : undefined;
    if (isConstructed && children === undefined) return undefined;
    if (children === undefined || (length !== undefined && children.isSame)) {
      this.parts.length = mark;
      this.parts.push({ from: start, to: contentEnd });
      const whole = contentEnd - start;
      return { length: whole, header: contentStart - start, next: contentEnd, isSame: true };
    }
    if (++this.#rewritten > DER_LIMITS.rewritten) this.failure = 'element-limit';
    if (this.failure !== 'ber-unfinished') return undefined;
    const isString = tag === CONSTRUCTED_OCTET_STRING;
    const identifier = isString
      ? Uint8Array.of(tags.octetString)
      : this.#bytes.subarray(start, header.lengthAt);
    const written = writeHeader(identifier, children.length);
    this.parts[mark] = { from: start, to: contentStart, written };
    const next = length === undefined ? children.next + 2 : contentEnd;
    return { length: written.length + children.length, header: written.length, next, isSame: false };
  }

  /** The contents of a constructed element. */
  #convertAll(
    { contentStart, length, tag }: Header,
    contentEnd: number,
    depth: number,
  ): Pick<Converted, 'length' | 'next' | 'isSame'> | undefined {
    const isString = tag === CONSTRUCTED_OCTET_STRING;
    const first = this.parts.length;
    let total = 0;
    let isSame = !isString;
    let at = contentStart;
    while (length === undefined ? this.#bytes[at] !== END_OF_CONTENTS : at < contentEnd) {
      const mark = this.parts.length;
      const child = this.convert(at, contentEnd, depth + 1);
      if (child === undefined) return undefined;
      if (isString) this.#dropHeader(mark, child);
      else if (mark > first) this.#joinTo(mark);
      total += isString ? child.length - child.header : child.length;
      isSame &&= child.isSame;
      at = child.next;
    }
    const isEnded = length !== undefined || this.#bytes[at + 1] === 0;
    return isEnded ? { length: total, next: at, isSame } : undefined;
  }

  /** Leaves the contents of a piece of a string. */
  #dropHeader(mark: number, { header, isSame }: Converted): void {
    const first = this.parts[mark];
    if (first) this.parts[mark] = { from: isSame ? first.from + header : first.to, to: first.to };
  }

  /** Octets that stand together in the input are one part. */
  #joinTo(mark: number): void {
    const [before, part] = [this.parts[mark - 1], this.parts[mark]];
    if ((before === undefined || part === undefined || before.written) ?? part.written) return;
    if (before.to === part.from) this.parts.splice(mark - 1, 2, { from: before.from, to: part.to });
  }

  #spend(depth: number): boolean {
    if (depth >= DER_LIMITS.depth) this.failure = 'depth-limit';
    else if (++this.#elements > DER_LIMITS.elements) this.failure = 'element-limit';
    return this.failure === 'ber-unfinished';
  }
}

interface Header {
  readonly tag: number;
  readonly lengthAt: number;
  readonly contentStart: number;
  /** Undefined for the indefinite form. */
  readonly length: number | undefined;
}

function readHeader(bytes: Uint8Array, start: number, end: number): Header | undefined {
  const tag = bytes[start] ?? 0;
  let lengthAt = start + 1;
  if ((tag & 0x1f) === 0x1f) while (lengthAt < end && (bytes[lengthAt++] ?? 0) >= 0x80);
  const first = bytes[lengthAt];
  if (first === undefined || lengthAt >= end) return undefined;
  if (first === INDEFINITE) return { tag, lengthAt, contentStart: lengthAt + 1, length: undefined };
  const contentStart = lengthAt + 1 + (first > 0x80 ? first & 0x7f : 0);
  let length = first > 0x80 ? 0 : first;
  for (let at = lengthAt + 1; at < contentStart; at++) length = length * 256 + (bytes[at] ?? 0);
  return { tag, lengthAt, contentStart, length };
}

function join(bytes: Uint8Array, parts: readonly Part[]): Definite {
  const lengthOf = ({ from, to, written }: Part) => written?.length ?? to - from;
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + lengthOf(part), 0));
  const starts: number[] = [];
  let at = 0;
  for (const part of parts) {
    starts.push(at);
    joined.set(part.written ?? bytes.subarray(part.from, part.to), at);
    at += lengthOf(part);
  }
  const originOf = (octet: number): number => {
    const index = lastAtMost(starts, octet);
    const part = parts[index] ?? { from: 0, to: bytes.length };
    return Math.min(part.from + octet - (starts[index] ?? 0), part.to);
  };
  return {
    bytes: joined,
    isSame: false,
    placeOf: ({ start, end }) =>
      span(originOf(start), start === end ? originOf(start) : originOf(end - 1) + 1),
  };
}
