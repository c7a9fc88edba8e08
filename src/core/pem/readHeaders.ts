import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';
import type { PemBlock } from './pemBlock.js';
import { nextLine } from './nextLine.js';

type Header = PemBlock['headers'][number];

/** A header's name as it occurs; base64 has no colon. Mail quotes and indentation before it are passed over. */
const HEADER = /^[\s>]*([A-Za-z][\w-]{0,63}):[ \t]*(.*?)\s*$/s;
/** Real headers are short; a longer line is not read as one. */
const LONGEST_LINE = 1024;

/**
 * The headers of RFC 1421 section 4.4 that may stand between BEGIN and the base64, parted from it by an empty line; a
 * line that begins with white space continues the one before.
 */
export function readHeaders(
  text: string,
  start: number,
  end: number,
): { readonly headers: readonly Header[]; readonly bodyStart: number; readonly faults: readonly Fault[] } {
  const headers: Header[] = [];
  const faults: Fault[] = [];
  let at = skipSpace(text, start, end);
  // By far the most blocks have none.
  if (!text.slice(at, Math.min(nextLine(text, at, end), at + LONGEST_LINE)).includes(':')) {
    return { headers, bodyStart: at, faults };
  }
  while (at < end) {
    const next = nextLine(text, at, end);
    const line = text.slice(at, Math.min(next, at + LONGEST_LINE));
    const match = HEADER.exec(line);
    const previous = headers.at(-1);
    const lineEnd = at + line.trimEnd().length;
    if (match !== null) {
      headers.push({ name: match[1] ?? '', value: match[2] ?? '', span: span(at, lineEnd) });
    } else if (previous !== undefined && /^[ \t]+\S/.test(line)) {
      const value = `${previous.value} ${line.trim()}`;
      headers[headers.length - 1] = { ...previous, value, span: span(previous.span.start, lineEnd) };
    } else {
      // RFC 1421 section 4.4: an empty line ends the headers; without it other tools take base64 for a header.
      if (previous !== undefined && line.trim() !== '') {
        faults.push({ code: 'header-end-missing', span: previous.span });
      }
      break;
    }
    at = next;
  }
  return { headers, bodyStart: at, faults };
}

function skipSpace(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && /\s/.test(text.charAt(at))) at++;
  return at;
}
