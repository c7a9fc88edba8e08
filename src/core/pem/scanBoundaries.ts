import { span } from '../base/span.js';
import type { Boundary } from './boundary.js';
import { INVISIBLE, scanSpoiled } from './scanSpoiled.js';

/** Hyphen-minus, and what mail programs and word processors make of it. */
const DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2500\u2501\ufe58\ufe63\uff0d';
const HYPHENS = 5;
/** Below this, hyphens are a bullet or a dash in prose. A typographic dash stands for several. */
const FEWEST_HYPHENS = 3;
/** No label comes near; a bound for the search of its end. */
const LONGEST_LABEL = 80;

/** How far around a boundary its line is looked at, so that a file of one endless line costs no more than another. */
const LONGEST_LOOK = 256;

/** Every boundary of the text, in order. */
export function scanBoundaries(text: string): readonly Boundary[] {
  return withSpoiled(text, scanPlain(text));
}

/** Those whose words are as they should be. */
function scanPlain(text: string): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let floor = 0;
  // Each has a space after its keyword, and base64 has none: so the most of a file is passed over at once.
  for (let space = text.indexOf(' '); space >= 0; space = text.indexOf(' ', Math.max(space + 1, floor))) {
    const kind = keywordBefore(text, space);
    if (kind === undefined) continue;
    const at = space - kind.length;
    if (at < floor) continue;
    const sound = readSoundBoundary(text, at, kind);
    const boundary = sound ?? readBoundary(text, at, kind, floor);
    const closes = kind === 'END' && boundaries.at(-1)?.kind === 'BEGIN';
    if (boundary !== undefined && (sound || closes || !isProse(text, boundary, floor))) {
      boundaries.push(boundary);
      floor = boundary.span.end;
    }
  }
  return boundaries;
}

function keywordBefore(text: string, space: number): Boundary['kind'] | undefined {
  const last = text.charCodeAt(space - 1);
  if (last === 0x4e) return text.startsWith('BEGIN', space - 5) ? 'BEGIN' : undefined;
  return last === 0x44 && text.startsWith('END', space - 3) ? 'END' : undefined;
}

/** The boundary whose keyword stands at `at`, where it is as RFC 7468 section 3 wants it: by far the most are. */
function readSoundBoundary(text: string, at: number, kind: Boundary['kind']): Boundary | undefined {
  const start = at - HYPHENS;
  if (start > 0 && text.charCodeAt(start - 1) !== 0x0a) return undefined;
  if (start < 0 || !text.startsWith('-----', start)) return undefined;
  const labelStart = at + kind.length + 1;
  const limit = labelStart + LONGEST_LABEL;
  let labelEnd = labelStart;
  while (labelEnd < limit && isLabelCharacter(text.charCodeAt(labelEnd))) labelEnd++;
  const end = labelEnd + HYPHENS;
  if (labelEnd === labelStart || !text.startsWith('-----', labelEnd) || isDash(text, end)) return undefined;
  const label = text.slice(labelStart, labelEnd);
  // The general reader sees to a label with spaces around it.
  if (label.charCodeAt(0) === 0x20 || label.endsWith(' ')) return undefined;
  const place = span(start, end);
  return {
    kind,
    label,
    span: place,
    labelSpan: span(labelStart, labelEnd),
    isExact: true,
    hasPlainWords: true,
  };
}

/** Capitals, digits and spaces, which all labels in use are made of. */
function isLabelCharacter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || code === 0x20 || (code >= 0x30 && code <= 0x39);
}

/** The boundary whose keyword stands at `at`; nothing before `floor` belongs to it. */
function readBoundary(text: string, at: number, kind: Boundary['kind'], floor: number): Boundary | undefined {
  // Some write a space between the hyphens and their words.
  const words = at > floor && text.charAt(at - 1) === ' ' ? at - 1 : at;
  let start = words;
  while (start > floor && isDash(text, start - 1)) start--;
  if (!isEnough(text, start, words)) return undefined;
  const labelStart = at + kind.length + 1;
  const labelEnd = endOfLabel(text, labelStart);
  if (labelEnd === undefined) return undefined;
  const end = endOfDashes(text, labelEnd);
  const written = text.slice(labelStart, labelEnd);
  const label = written.trim();
  const isTight = words === at && label === written;
  const isExact = isTight && isFiveHyphens(text, start, at) && isFiveHyphens(text, labelEnd, end);
  const labelSpan = span(labelStart, labelStart + Math.max(label.length, 1));
  return { kind, label, span: span(start, end), labelSpan, isExact, hasPlainWords: true };
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

/** The shortest that is looked for where others were not found: `-BEGIN CMS-`. */
const SHORTEST = 12;

/** Where no block stands, boundaries are looked for that only people recognise. */
function withSpoiled(text: string, plain: readonly Boundary[]): readonly Boundary[] {
  const all: Boundary[] = [];
  let from = 0;
  for (let index = 0; index <= plain.length; index++) {
    const next = plain[index];
    const to = next?.span.start ?? text.length;
    const isBody = next?.kind === 'END' && plain[index - 1]?.kind === 'BEGIN';
    if (!isBody && to - from >= SHORTEST)
      for (const found of scanSpoiled(text, from, to)) if (!isProse(text, found, from)) all.push(found);
    if (next === undefined) break;
    all.push(next);
    from = next.span.end;
  }
  return all;
}

/** What source text and HTML put between a boundary and the end of its line. */
const END_OF_STRING = /^["'][ \t]{0,8}[+.,&]?/;
const MARKUP = /^(?:<[^<>]{1,64}>|&#\w{1,5};)+/;

/**
 * Prose may speak of a boundary. One that does not begin its line opens a block only where a block could follow (the
 * line ends, or an escaped line end or base64, longer than words are, come next), and closes one only after as much.
 */
function isProse(text: string, { kind, span: place }: Boundary, floor: number): boolean {
  const before = textBefore(text, place.start, floor).replace(INVISIBLE, '');
  if (/^[\s>]*$/.test(before)) return false;
  if (kind === 'END') return !/(?:[A-Za-z0-9+/]{16}=*|\\[nrt])\s*$/.test(before);
  const after = textAfter(text, place.end).replace(INVISIBLE, '');
  const rest = after.replace(/^["']$/.test(before.trim()) ? END_OF_STRING : MARKUP, '').trimStart();
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
