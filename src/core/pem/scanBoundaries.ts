import { type Span, span } from '../base/span.js';

/** A line of RFC 7468 that opens or closes a block, or what was meant to be one. */
export interface Boundary {
  readonly kind: 'BEGIN' | 'END';
  readonly label: string;
  /** From the first dash to the last. */
  readonly span: Span;
  readonly labelSpan: Span;
  /** Whether there are five hyphens on either side, as RFC 7468 section 3 demands. */
  readonly isExact: boolean;
}

/** Hyphen-minus, and what mail programs and word processors make of it. */
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212';
const HYPHENS = 5;
/** Below this, hyphens are a bullet or a dash in prose. A typographic dash stands for several. */
const FEWEST_HYPHENS = 3;
/** No label comes near; a bound for the search of its end. */
const LONGEST_LABEL = 80;

/** How far around a boundary its line is looked at, so that a file of one endless line costs no more than another. */
const LONGEST_LOOK = 256;

/** Every boundary of the text, in order. */
export function scanBoundaries(text: string): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let floor = 0;
  let begin = text.indexOf('BEGIN ');
  let end = text.indexOf('END ');
  while (begin >= 0 || end >= 0) {
    const isBegin = begin >= 0 && (end < 0 || begin < end);
    const at = isBegin ? begin : end;
    const boundary = readBoundary(text, at, isBegin ? 'BEGIN' : 'END', floor);
    const closes = !isBegin && boundaries.at(-1)?.kind === 'BEGIN';
    if (boundary !== undefined && (closes || !isProse(text, boundary, floor))) {
      boundaries.push(boundary);
      floor = boundary.span.end;
    }
    const next = Math.max(at + 4, floor);
    if (begin >= 0 && begin < next) begin = text.indexOf('BEGIN ', next);
    if (end >= 0 && end < next) end = text.indexOf('END ', next);
  }
  return boundaries;
}

/** The boundary whose keyword stands at `at`; nothing before `floor` belongs to it. */
function readBoundary(text: string, at: number, kind: Boundary['kind'], floor: number): Boundary | undefined {
  let start = at;
  while (start > floor && isDash(text, start - 1)) start--;
  if (!isEnough(text, start, at)) return undefined;
  const labelStart = at + kind.length + 1;
  const labelEnd = endOfLabel(text, labelStart);
  if (labelEnd === undefined) return undefined;
  const end = endOfDashes(text, labelEnd);
  const isExact = isFiveHyphens(text, start, at) && isFiveHyphens(text, labelEnd, end);
  const label = text.slice(labelStart, labelEnd).trim();
  const labelSpan = span(labelStart, labelStart + Math.max(label.length, 1));
  return { kind, label, span: span(start, end), labelSpan, isExact };
}

function isDash(text: string, at: number): boolean {
  return at < text.length && DASHES.includes(text.charAt(at));
}

function isEnough(text: string, start: number, end: number): boolean {
  return end - start >= FEWEST_HYPHENS || (end > start && /[^-]/.test(text.slice(start, end)));
}

function isFiveHyphens(text: string, start: number, end: number): boolean {
  return end - start === HYPHENS && text.startsWith('-----', start);
}

/** Where the dashes after the label begin, on the same line; a single hyphen may stand inside a label. */
function endOfLabel(text: string, start: number): number | undefined {
  const limit = Math.min(text.length, start + LONGEST_LABEL);
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    if (character === '\n' || character === '\r' || character === '\\') return undefined;
    if (character === '-' ? text.startsWith('--', at) : DASHES.includes(character)) return at;
  }
  return undefined;
}

/** After five hyphens what follows may already belong to the next boundary; else all the dashes are this one's. */
function endOfDashes(text: string, start: number): number {
  let end = start;
  while (isDash(text, end)) end++;
  const isNextBoundary = text.startsWith('BEGIN ', end) || text.startsWith('END ', end);
  return isNextBoundary ? Math.min(end, start + HYPHENS) : end;
}

/**
 * Prose may speak of a boundary. One that does not begin its line opens a block only where a block could follow (the
 * line ends, or an escaped line end or base64, longer than words are, come next), and closes one only after as much.
 */
function isProse(text: string, { kind, span: place }: Boundary, floor: number): boolean {
  const before = textBefore(text, place.start, floor);
  if (/^[\s>]*$/.test(before)) return false;
  if (kind === 'END') return !/(?:[A-Za-z0-9+/]{16}=*|\\[nrt])\s*$/.test(before);
  const rest = textAfter(text, place.end).trimStart();
  return rest !== '' && !rest.startsWith('\\') && !/^[A-Za-z0-9+/]{16}/.test(rest);
}

/** What stands before a place on its line, after `floor`. */
export function textBefore(text: string, place: number, floor: number): string {
  const limit = Math.max(floor, place - LONGEST_LOOK);
  let start = place;
  while (start > limit && !isLineBreak(text, start - 1)) start--;
  return text.slice(start, place);
}

/** What stands after a place on its line. */
export function textAfter(text: string, place: number): string {
  const limit = Math.min(text.length, place + LONGEST_LOOK);
  let end = place;
  while (end < limit && !isLineBreak(text, end)) end++;
  return text.slice(place, end);
}

function isLineBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}
