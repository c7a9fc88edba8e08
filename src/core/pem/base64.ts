import type { Fault } from '../base/fault.js';
import { type Span, span } from '../base/span.js';

/** What a character is inside base64: a sextet (0 to 63), or one of these. */
const SPACE = 64;
const PAD = 65;
const ESCAPE = 66;
const QUOTE = 67;
const ILLEGAL = 68;

const LINE_FEED = 0x0a;

/** RFC 4648 section 4, table 1. */
export const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** By UTF-16 code unit, so that the innermost loop needs no bounds. */
const kinds = new Uint8Array(0x1_0000).fill(ILLEGAL);
for (let index = 0; index < ALPHABET.length; index++) kinds[ALPHABET.charCodeAt(index)] = index;
for (const space of ' \t\r\n\v\f') kinds[space.charCodeAt(0)] = SPACE;
kinds['='.charCodeAt(0)] = PAD;
kinds['\\'.charCodeAt(0)] = ESCAPE;
kinds['>'.charCodeAt(0)] = QUOTE;

/** How many runs of illegal characters of one block are faults of their own; the last one counts the rest. */
const SHOWN_RUNS = 16;

/** What one pass over a body found out. */
export interface DecodedBody {
  readonly bytes: Uint8Array;
  readonly faults: readonly Fault[];
}

/** Whether the text between two places has nothing but base64, its padding and white space, and at least one sextet. */
export function isBase64(text: string, start: number, end: number): boolean {
  let sextets = 0;
  for (let at = start; at < end; at++) {
    const kind = kinds[text.charCodeAt(at)] ?? 0;
    if (kind > PAD) return false;
    if (kind < SPACE) sextets++;
  }
  return sextets > 0;
}

/**
 * Decodes the base64 between two places (RFC 4648 section 4). White space of any kind, the `\n` of JSON and the `>` of
 * mail are passed over; what does not belong there is a fault, and decoding goes on without it. It ends at the padding.
 */
export function decodeBody(text: string, start: number, end: number): DecodedBody {
  const bytes = roomFor(Math.floor(((end - start) * 3) / 4) + 3);
  const faults: Fault[] = [];
  let length = 0;
  let bits = 0;
  let count = 0;
  let at = start;
  let last = start;
  let lineEnd = -1;
  let blank: Span | undefined;
  let illegalRuns = 0;
  while (at < end) {
    // Four sextets on end are by far the most frequent.
    while (count === 0 && at + 3 < end) {
      const a = kinds[text.charCodeAt(at)] ?? 0;
      const b = kinds[text.charCodeAt(at + 1)] ?? 0;
      const c = kinds[text.charCodeAt(at + 2)] ?? 0;
      const d = kinds[text.charCodeAt(at + 3)] ?? 0;
      if ((a | b | c | d) >= SPACE) break;
      bytes[length] = (a << 2) | (b >> 4);
      bytes[length + 1] = (b << 4) | (c >> 2);
      bytes[length + 2] = (c << 6) | d;
      length += 3;
      at += 4;
      last = at;
    }
    if (at >= end) break;
    const kind = kinds[text.charCodeAt(at)] ?? 0;
    if (kind < SPACE) {
      bits = (bits << 6) | kind;
      if (++count === 4) {
        bytes[length] = bits >> 16;
        bytes[length + 1] = bits >> 8;
        bytes[length + 2] = bits;
        length += 3;
        bits = 0;
        count = 0;
      }
      last = ++at;
    } else if (kind === PAD) break;
    else if (kind === ILLEGAL) {
      const runEnd = endOfIllegal(text, at, end);
      illegalRuns++;
      if (illegalRuns <= SHOWN_RUNS) {
        faults.push({
          code: 'base64-invalid',
          span: span(at, runEnd),
          facts: { text: text.slice(at, runEnd) },
        });
      }
      at = runEnd;
      lineEnd = -1;
    } else if (kind === SPACE && text.charCodeAt(at) === LINE_FEED) {
      if (lineEnd >= last && last > start) blank ??= span(lineEnd, at + 1);
      lineEnd = at++;
    } else at += kind === ESCAPE ? escapeLength(text, at) : 1;
  }
  if (blank !== undefined) faults.push({ code: 'base64-blank-line', span: blank });
  if (count > 1) bytes[length++] = count === 2 ? bits >> 4 : bits >> 10;
  if (count > 2) bytes[length++] = bits >> 2;
  if (illegalRuns > SHOWN_RUNS) {
    const facts = { more: illegalRuns - SHOWN_RUNS };
    faults.push({ code: 'base64-invalid-more', span: span(start, end), facts });
  }
  const missing = (4 - count) % 4;
  const unused = count === 2 ? bits & 0xf : count === 3 ? bits & 3 : 0;
  const padding = checkPadding(text, { at, end, last, missing });
  if (padding !== undefined) faults.push(padding);
  else if (unused !== 0) faults.push({ code: 'base64-bits', span: span(last - 1, last) });
  taken += length;
  return { bytes: bytes.subarray(0, length), faults };
}

/** What many blocks share, so that not each has a buffer to be made and thrown away; the size of some forty certificates. */
const SHARED = 0x1_0000;
let shared = new Uint8Array(SHARED);
let taken = 0;

/** A view with room for so many octets. What is larger than a certificate has a buffer of its own. */
function roomFor(length: number): Uint8Array {
  if (taken + length > shared.length) {
    shared = new Uint8Array(Math.max(SHARED, length));
    taken = 0;
  }
  return shared.subarray(taken);
}

/** `\n`, `\r` and `\t` as JSON writes them are two characters, any other backslash one. */
function escapeLength(text: string, at: number): number {
  return /[nrt]/.test(text.charAt(at + 1)) ? 2 : 1;
}

/** A comment's words are no base64, though their letters could be: the whole line is foreign then. */
const COMMENT = /^[^A-Za-z0-9+/=\s][^\r\n]*\S[ \t]+\S[^\r\n]*/;
const BASE64_IN_COMMENT = /[A-Za-z0-9+/]{40}/;
const LONGEST_COMMENT = 256;

function endOfIllegal(text: string, start: number, end: number): number {
  const before = text.charCodeAt(start - 1);
  if (before === 0x0a || before === 0x0d) {
    const line = COMMENT.exec(text.slice(start, Math.min(end, start + LONGEST_COMMENT)))?.[0] ?? '';
    if (line !== '' && !BASE64_IN_COMMENT.test(line)) return start + line.trimEnd().length;
  }
  let at = start + 1;
  while (at < end && kinds[text.charCodeAt(at)] === ILLEGAL) at++;
  return at;
}

interface Ending {
  /** Where decoding ended: at the first `=` or at the end of the body. */
  readonly at: number;
  readonly end: number;
  /** After the last sextet. */
  readonly last: number;
  /** How many `=` belong there: 0, 1, 2, or 3 where a single sextet is left over. */
  readonly missing: number;
}

/** What programs for text leave behind and nobody sees: no octets are lost where it follows the padding. */
const TAKES_NO_ROOM = /[\u00ad\u200b-\u200d\u2060]/;

/** RFC 4648 section 3.2 and 4: exactly as many `=` as fill the last group, and nothing after them. */
function checkPadding(text: string, { at, end, last, missing }: Ending): Fault | undefined {
  let found = 0;
  let after = at;
  for (let index = at; index < end; index++) {
    const kind = kinds[text.charCodeAt(index)] ?? 0;
    if (kind === PAD) {
      found++;
      after = index + 1;
    } else if (kind === ESCAPE) index += escapeLength(text, index) - 1;
    else if (kind < SPACE || (kind === ILLEGAL && !TAKES_NO_ROOM.test(text.charAt(index)))) {
      return { code: 'base64-after-padding', span: span(index, trimEnd(text, index, end)) };
    }
  }
  if (missing === 3) return { code: 'base64-length', span: span(last - 1, last) };
  if (found === missing) return undefined;
  const place = found === 0 ? span(Math.max(last - 1, 0), last) : span(at, after);
  return { code: 'base64-padding', span: place, facts: { expected: missing, found } };
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start + 1 && kinds[text.charCodeAt(at - 1)] === SPACE) at--;
  return at;
}

/** Runs of sextets in a body: where each begins in the text, and how many sextets came before it. */
export interface SextetRuns {
  readonly starts: readonly number[];
  readonly counts: readonly number[];
  readonly total: number;
}

/**
 * What `decodeBody` passed over, as a map between places in the text and sextets: made when first asked for.
 * @param by how much further on the places are wanted
 */
export function mapSextets(text: string, start: number, end: number, by = 0): SextetRuns {
  const starts: number[] = [];
  const counts: number[] = [];
  let total = 0;
  let inRun = false;
  for (let at = start; at < end; at++) {
    const kind = kinds[text.charCodeAt(at)] ?? 0;
    if (kind === PAD) break;
    if (kind < SPACE) {
      if (!inRun) {
        starts.push(at + by);
        counts.push(total);
      }
      total++;
    } else if (kind === ESCAPE) at += escapeLength(text, at) - 1;
    else if (kind === ILLEGAL) at = endOfIllegal(text, at, end) - 1;
    inRun = kind < SPACE;
  }
  return { starts, counts, total };
}
