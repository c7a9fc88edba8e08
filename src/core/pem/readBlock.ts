import type { Fault } from '../base/fault.js';
import { moveSpan, type Span, span } from '../base/span.js';
import { decodeBody, isBase64, mapSextets, type SextetRuns } from './base64.js';
import { nextLine } from './nextLine.js';
import type { PemBlock } from './pemBlock.js';
import { readHeaders } from './readHeaders.js';
import type { Boundary } from './scanBoundaries.js';

/**
 * One block between its boundaries; `limit` is where the next block begins, or the text ends. What it finds depends on
 * the text from BEGIN to END alone.
 */
export function readBlock(text: string, begin: Boundary, end: Boundary | undefined, limit: number): PemBlock {
  const bodyEnd = end?.span.start ?? endOfBody(text, begin.span.end, limit);
  const { headers, bodyStart, faults: headerFaults } = readHeaders(text, begin.span.end, bodyEnd);
  const body = trimmed(text, bodyStart, bodyEnd);
  const { bytes, faults: bodyFaults } = decodeBody(text, body.start, body.end);
  const faults = [...boundaryFaults(begin, end), ...headerFaults, ...bodyFaults];
  if (bytes.length === 0 && bodyFaults.length === 0) faults.push({ code: 'body-empty', span: begin.span });
  const place = span(begin.span.start, end?.span.end ?? Math.max(body.end, begin.span.end));
  const { label } = begin;
  return new Block(
    { label, span: place, begin: begin.span, end: end?.span, headers, body, bytes, faults },
    text,
  );
}

/** The same block where it stands `by` characters further on, in a text that has changed elsewhere. */
export function moveBlock(block: PemBlock, text: string, by: number): PemBlock {
  const { label, begin, end, headers, body, bytes, faults } = block;
  const move = <Placed extends { readonly span: Span }>(placed: Placed): Placed => ({
    ...placed,
    span: moveSpan(placed.span, by),
  });
  return new Block(
    {
      label,
      span: moveSpan(block.span, by),
      begin: moveSpan(begin, by),
      end: end && moveSpan(end, by),
      headers: headers.length === 0 ? headers : headers.map(move),
      body: moveSpan(body, by),
      bytes,
      faults: faults.length === 0 ? faults : faults.map(move),
    },
    text,
  );
}

class Block implements PemBlock {
  readonly label: string;
  readonly span: Span;
  readonly begin: Span;
  readonly end: Span | undefined;
  readonly headers: PemBlock['headers'];
  readonly body: Span;
  readonly bytes: Uint8Array;
  readonly faults: readonly Fault[];
  readonly #text: string;
  /** Made when a place is first asked for: most blocks have none to tell. */
  #runs: SextetRuns | undefined;

  constructor(found: Omit<PemBlock, 'textSpan' | 'byteAt'>, text: string) {
    this.label = found.label;
    this.span = found.span;
    this.begin = found.begin;
    this.end = found.end;
    this.headers = found.headers;
    this.body = found.body;
    this.bytes = found.bytes;
    this.faults = found.faults;
    this.#text = text;
  }

  textSpan(octets: Span): Span {
    return textOf(octets, this.#sextets(), this.bytes.length, this.body);
  }

  byteAt(offset: number): number | undefined {
    return byteAt(offset, this.#sextets(), this.bytes.length);
  }

  #sextets(): SextetRuns {
    return (this.#runs ??= mapSextets(this.#text, this.body.start, this.body.end));
  }
}

function boundaryFaults(begin: Boundary, end: Boundary | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  if (!begin.isExact) faults.push({ code: 'boundary-dashes', span: begin.span });
  if (end === undefined) {
    faults.push({ code: 'end-missing', span: begin.span, facts: { label: begin.label } });
    return faults;
  }
  if (!end.isExact) faults.push({ code: 'boundary-dashes', span: end.span });
  if (end.label !== begin.label) {
    const facts = { begin: begin.label, end: end.label };
    faults.push({ code: 'end-label-mismatch', span: end.labelSpan, facts });
  }
  return faults;
}

/** Where END is missing, the base64 ends at the first line that is none, or at an empty line after some. */
function endOfBody(text: string, start: number, limit: number): number {
  let end = start;
  let at = start;
  while (at < limit) {
    const next = nextLine(text, at, limit);
    const isEmpty = text.slice(at, next).trim() === '';
    if (isEmpty ? end > start : !isBase64(text, at, next) && !isHeader(text, at, next)) break;
    if (!isEmpty) end = next;
    at = next;
  }
  return end;
}

function isHeader(text: string, start: number, end: number): boolean {
  return /^[A-Za-z][\w-]{0,63}:/.test(text.slice(start, Math.min(end, start + 65)));
}

/** What parts lines: white space, mail quotes, and line ends as JSON writes them. */
const LEADING = /(?:[\s>]|\\[nrt])*/y;
const TRAILING = /^(?:[\s>]|\\[nrt])$/;

/** Without what parts lines at either end, so that the place is that of the base64 itself. */
function trimmed(text: string, start: number, end: number): Span {
  LEADING.lastIndex = start;
  const from = Math.min(start + (LEADING.exec(text)?.[0].length ?? 0), end);
  let to = end;
  for (;;) {
    if (to > from && TRAILING.test(text.charAt(to - 1))) to--;
    else if (to > from + 1 && TRAILING.test(text.slice(to - 2, to))) to -= 2;
    else return span(from, to);
  }
}

/** The characters that hold these octets: octet n begins in sextet ⌊8n/6⌋ and ends in sextet ⌊(8n+7)/6⌋. */
function textOf(octets: Span, runs: SextetRuns, length: number, body: Span): Span {
  if (length === 0) return body;
  const first = Math.min(Math.max(octets.start, 0), length - 1);
  const last = Math.min(Math.max(octets.end - 1, first), length - 1);
  return span(placeOf(Math.floor((first * 8) / 6), runs), placeOf(Math.floor((last * 8 + 7) / 6), runs) + 1);
}

function placeOf(sextet: number, { starts, counts }: SextetRuns): number {
  const run = lastAtMost(counts, sextet);
  return (starts[run] ?? 0) + sextet - (counts[run] ?? 0);
}

/** The octet in which the sextet at this place begins; none in line ends, padding and what lies outside. */
function byteAt(offset: number, { starts, counts, total }: SextetRuns, length: number): number | undefined {
  const run = lastAtMost(starts, offset);
  const start = starts[run];
  const count = counts[run];
  if (start === undefined || count === undefined) return undefined;
  const sextet = count + offset - start;
  if (sextet >= (counts[run + 1] ?? total)) return undefined;
  const octet = Math.floor((sextet * 6) / 8);
  return octet < length ? octet : undefined;
}

/** The index of the last number that is not above `limit`; -1 where there is none. The numbers ascend. */
function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
