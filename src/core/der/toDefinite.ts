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

/** A constructed OCTET STRING, X.690 section 8.7.3: its pieces are OCTET STRINGs. */
const CONSTRUCTED_OCTET_STRING = 0x24;
const END_OF_CONTENTS = 0x00;
const INDEFINITE = 0x80;

/**
 * BER as containers are written with it, brought to what the strict cursor reads: indefinite lengths (X.690 section
 * 8.1.3.6) become definite, octet strings in pieces become whole. Everything else stays octet for octet, so that what
 * was signed keeps its signature. Undefined where an element does not end, or is nested too deep.
 */
export function toDefinite(bytes: Uint8Array): Definite | undefined {
  const same: Definite = { bytes, isSame: true, placeOf: (octets) => octets };
  const first = convert(bytes, 0, bytes.length, 0);
  if (first === undefined) return isIndefinite(bytes) ? undefined : same;
  if (isWhole(first)) return same;
  // What follows the element follows it still, for the reader to object to.
  return join(bytes, [...first.parts, { from: first.next, to: bytes.length }]);
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

interface Converted {
  readonly parts: readonly Part[];
  readonly length: number;
  /** Index after the element in the input. */
  readonly next: number;
  /** How many of the octets are the header. */
  readonly header: number;
}

function isWhole({ parts: [part, ...others] }: Converted): boolean {
  return others.length === 0 && part?.written === undefined;
}

function convert(bytes: Uint8Array, start: number, end: number, depth: number): Converted | undefined {
  const header = readHeader(bytes, start, end);
  if (header === undefined || depth >= DER_LIMITS.depth) return undefined;
  const { contentStart, length, tag } = header;
  const contentEnd = length === undefined ? end : contentStart + length;
  if (contentEnd > end) return undefined;
  const whole: Converted = {
    parts: [{ from: start, to: contentEnd }],
    length: contentEnd - start,
    next: contentEnd,
    header: contentStart - start,
  };
  if ((tag & 0x20) === 0) return length === undefined ? undefined : whole;
  const children: Converted[] = [];
  let at = contentStart;
  while (length === undefined ? bytes[at] !== END_OF_CONTENTS : at < contentEnd) {
    const child = convert(bytes, at, contentEnd, depth + 1);
    if (child === undefined) return undefined;
    children.push(child);
    at = child.next;
  }
  if (length === undefined && bytes[at + 1] !== 0) return undefined;
  if (length !== undefined && tag !== CONSTRUCTED_OCTET_STRING && children.every(isWhole)) return whole;
  const next = length === undefined ? at + 2 : contentEnd;
  return tag === CONSTRUCTED_OCTET_STRING
    ? wrap(Uint8Array.of(tags.octetString), start, contentStart, children.map(contentOf), next)
    : wrap(bytes.subarray(start, header.lengthAt), start, contentStart, children, next);
}

/** A new header before these. */
function wrap(
  tag: Uint8Array,
  start: number,
  contentStart: number,
  children: readonly Pick<Converted, 'parts' | 'length'>[],
  next: number,
): Converted {
  const contents = children.reduce((sum, { length }) => sum + length, 0);
  const written = writeHeader(tag, contents);
  return {
    parts: [{ from: start, to: contentStart, written }, ...children.flatMap(({ parts }) => parts)],
    length: written.length + contents,
    next,
    header: written.length,
  };
}

/** A piece without its header. */
function contentOf({
  header,
  length,
  parts: [first, ...others],
}: Converted): Pick<Converted, 'parts' | 'length'> {
  if (first === undefined) return { parts: [], length: 0 };
  const parts =
    first.written === undefined ? [{ from: first.from + header, to: first.to }, ...others] : others;
  return { parts, length: length - header };
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
    const index = starts.findLastIndex((start) => start <= octet);
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
