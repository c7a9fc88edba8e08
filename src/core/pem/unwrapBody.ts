import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';

/** The body of a block as it was before something was put around it. */
export interface UnwrappedBody {
  /** As long as what it was made from: what was put around is blank, and what is left keeps its place. */
  readonly text: string;
  /** Places are those of `text`. */
  readonly faults: readonly Fault[];
}

/** Longer than what programs put before lines: indented comment marks, quotes of quotes. */
const LONGEST_LEAD = 24;
/** `\n`, `\/`, `\u002b` of JSON, also escaped once more, and the backslash with which properties and shells go on. */
const ESCAPES = /\\{1,4}(?:u([0-9a-fA-F]{4})|([nrt/])|(?=\r?\n))/g;
/** A string that ends with its line, to be joined with the one on the next. */
const JOINTS = /["'][ \t]{0,8}[+.,&\\]?[ \t]{0,8}$/gm;
const MARKUP =
  /<\/?(?:br|wbr|p|div|span|pre|code|tt|samp|font|td|tr|li|o:p)\b[^<>]{0,64}>|&(?:#(\d{1,4})|#x([0-9a-f]{1,4})|nbsp|[lg]t|quot);/gi;
/** RFC 2045 section 6.7: an octet by its number, and a line that goes on. */
const QUOTED_PRINTABLE = /=3D|=(?=\r?\n[A-Za-z0-9+/])/g;

/**
 * Takes away what mail programs, comments, source text, JSON, HTML and quoted-printable put around the lines between two
 * boundaries. It is for the blocks that are read no otherwise; undefined where nothing was there.
 */
export function unwrapBody(whole: string, start: number, end: number): UnwrappedBody | undefined {
  const raw = whole.slice(start, end);
  const faults: Fault[] = [];
  let text = withoutLead(raw);
  if (text.includes('\\')) text = text.replace(ESCAPES, unescaped);
  if (/["']/.test(text)) text = text.replace(JOINTS, blank);
  if (/[<&]/.test(text)) text = text.replace(MARKUP, withoutMarkup);
  if (isQuotedPrintable(text)) text = text.replace(QUOTED_PRINTABLE, withoutNumbers);
  return text === raw ? undefined : { text, faults };

  function withoutMarkup(
    match: string,
    decimal: string | undefined,
    hex: string | undefined,
    at: number,
  ): string {
    note('text-html', match, at);
    if (decimal !== undefined) return inPlaceOf(match, String.fromCharCode(Number(decimal)));
    return hex === undefined ? blank(match) : inPlaceOf(match, String.fromCharCode(parseInt(hex, 16)));
  }
  function withoutNumbers(match: string, at: number): string {
    note('text-quoted-printable', match, at);
    return match === '=3D' ? '=  ' : ' ';
  }
  /** One fault for all that is alike, on the first of it. */
  function note(code: string, { length }: string, at: number): void {
    if (!faults.some((fault) => fault.code === code)) faults.push({ code, span: span(at, at + length) });
  }
}

/** What stands before END stands before all lines, or is no lead. */
function withoutLead(raw: string): string {
  const lines = raw.split('\n');
  const before = lines.at(-1) ?? '';
  if (before.length > LONGEST_LEAD) return raw;
  const lead = before.replace(/[ \t]+$/, '');
  const between = lines.slice(1, -1);
  const isLead = (line: string): boolean => line.startsWith(lead) || line.trim() === '';
  if (lead === '' || between.length === 0 || !between.every(isLead)) return raw;
  const [first = '', ...others] = lines;
  const bare = others.map((line) => (line.startsWith(lead) ? blank(lead) + line.slice(lead.length) : line));
  return [first, ...bare].join('\n');
}

function blank(match: string): string {
  return ' '.repeat(match.length);
}

function unescaped(match: string, code: string | undefined, letter: string | undefined): string {
  if (code !== undefined) return inPlaceOf(match, String.fromCharCode(parseInt(code, 16)));
  if (letter === 'n') return inPlaceOf(match, '\n');
  return letter === '/' ? inPlaceOf(match, '/') : blank(match);
}

/** A line end stands last, lest the next line seem to be indented. */
function inPlaceOf(match: string, character: string): string {
  return character === '\n'
    ? match.slice(1).replace(/./gs, ' ') + character
    : character + blank(match.slice(1));
}

/** One line that ends in `=` may be the end of the base64. */
function isQuotedPrintable(text: string): boolean {
  const found = text.match(QUOTED_PRINTABLE) ?? [];
  return found.length > 1 || found[0] === '=3D';
}
