import { lastAtMost } from '../base/lastAtMost.js';
import type { Fault } from '../base/fault.js';
import { moveSpan, type Span, span } from '../base/span.js';
import { decodeBody, isBase64, mapSextets, type SextetRuns } from './base64.js';
import { nextLine } from './nextLine.js';
import type { PemBlock } from './pemBlock.js';
import { readHeaders } from './readHeaders.js';
import type { Boundary } from './boundary.js';
import { unwrapBody } from './unwrapBody.js';

/**
 * One block between its boundaries; `limit` is where the next block begins, or the text ends. What it finds depends on
 * the text from BEGIN to END alone.
 */
export function readBlock(text: string, begin: Boundary, end: Boundary | undefined, limit: number): PemBlock {
  const bodyStart = begin.span.end;
  const bodyEnd = end?.span.start ?? endOfBody(text, bodyStart, limit);
  const plain = readBody(text, bodyStart, bodyEnd);
  const isPlain = end === undefined || (plain.faults.length === 0 && standsAlone(text, bodyStart, bodyEnd));
  const wrapped = isPlain ? undefined : readWrapped(text, bodyStart, bodyEnd);
  const { headers, body, bytes, faults: bodyFaults } = wrapped ?? plain;
  const faults = [...boundaryFaults(begin, end), ...bodyFaults];
  if (bytes.length === 0 && bodyFaults.length === 0) faults.push({ code: 'body-empty', span: begin.span });
  const place = span(begin.span.start, end?.span.end ?? Math.max(body.end, begin.span.end));
  const isWrapped = wrapped !== undefined;
  const { label } = begin;
  return new Block(
    { label, span: place, begin: begin.span, end: end?.span, headers, body, isWrapped, bytes, faults },
    text,
  );
}

/** Base64 that stands without boundaries, as a block without a label; its first line is in the place of BEGIN. */
export function readBareBlock(text: string, body: Span, firstLine: Span): PemBlock {
  const { bytes, faults } = decodeBody(text, body.start, body.end);
  return new Block(
    {
      label: '',
      span: body,
      begin: firstLine,
      end: undefined,
      headers: [],
      body,
      isWrapped: false,
      bytes,
      faults,
    },
    text,
  );
}

type Body = Pick<PemBlock, 'headers' | 'body' | 'bytes' | 'faults'>;

function readBody(text: string, start: number, end: number): Body {
  const { headers, bodyStart, faults: headerFaults } = readHeaders(text, start, end);
  const body = trimmed(text, bodyStart, end);
  const { bytes, faults: bodyFaults } = decodeBody(text, body.start, body.end);
  const faults = [...headerFaults, ...bodyFaults];
  const lineEnd = text.indexOf('\n', body.end);
  // Only the last of the line ends after the base64 is that before END.
  const blankEnd = lineEnd < 0 || lineEnd >= end || bytes.length === 0 ? -1 : text.indexOf('\n', lineEnd + 1);
  if (blankEnd >= 0 && blankEnd < end)
    faults.push({ code: 'base64-blank-line', span: span(lineEnd, blankEnd + 1) });
  return { headers, body, bytes, faults };
}

/** Whether the body begins and ends with whole lines, as by far the most do: nothing stands around its lines then. */
function standsAlone(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  const first = text.charCodeAt(start);
  return (last === 0x0a || last === 0x0d) && (first === 0x0a || first === 0x0d);
}

/** Undefined where nothing was put around the lines. */
function readWrapped(text: string, start: number, end: number): Body | undefined {
  const unwrapped = unwrapBody(text, start, end);
  if (unwrapped === undefined) return undefined;
  const { headers, body, bytes, faults } = readBody(unwrapped.text, 0, unwrapped.text.length);
  return {
    headers: moveAll(headers, start),
    body: moveSpan(body, start),
    bytes,
    // Lines that only seem empty now, or are the least of what is in the way.
    faults: moveAll(
      [...unwrapped.faults, ...faults.filter(({ code }) => code !== 'base64-blank-line')],
      start,
    ),
  };
}

function moveAll<Placed extends { readonly span: Span }>(
  placed: readonly Placed[],
  by: number,
): readonly Placed[] {
  return placed.length === 0 ? placed : placed.map((one) => ({ ...one, span: moveSpan(one.span, by) }));
}

/** The same block where it stands `by` characters further on, in a text that has changed elsewhere. */
export function moveBlock(block: PemBlock, text: string, by: number): PemBlock {
  const { label, begin, end, headers, body, isWrapped, bytes, faults } = block;
  return new Block(
    {
      label,
      span: moveSpan(block.span, by),
      begin: moveSpan(begin, by),
      end: end && moveSpan(end, by),
      headers: moveAll(headers, by),
      body: moveSpan(body, by),
      isWrapped,
      bytes,
      faults: moveAll(faults, by),
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
  readonly isWrapped: boolean;
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
    this.isWrapped = found.isWrapped;
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
    return (this.#runs ??= this.#mapSextets());
  }

  #mapSextets(): SextetRuns {
    const { start, end } = this.body;
    const from = this.begin.end;
    const unwrapped = this.isWrapped ? unwrapBody(this.#text, from, this.end?.start ?? end)?.text : undefined;
    return unwrapped === undefined
      ? mapSextets(this.#text, start, end)
      : mapSextets(unwrapped, start - from, end - from, from);
  }
}

function boundaryFaults(begin: Boundary, end: Boundary | undefined): readonly Fault[] {
  const faults: Fault[] = [];
  pushSpoiled(begin, faults);
  if (end === undefined) {
    faults.push({ code: 'end-missing', span: begin.span, facts: { label: begin.label } });
    return faults;
  }
  pushSpoiled(end, faults);
  if (end.label !== begin.label) {
    const facts = { begin: begin.label, end: end.label };
    faults.push({ code: 'end-label-mismatch', span: end.labelSpan, facts });
  }
  return faults;
}

function pushSpoiled(boundary: Boundary, faults: Fault[]): void {
  if (!boundary.isExact) faults.push({ code: 'boundary-dashes', span: boundary.span });
  if (!boundary.hasPlainWords) faults.push({ code: 'boundary-words', span: boundary.labelSpan });
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
