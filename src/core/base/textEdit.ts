import { type Span, span } from './span.js';

/** One replacement in a text; what lies outside every span stays as it is. */
export interface TextEdit {
  /** UTF-16 code units of the text as it was. */
  readonly span: Span;
  readonly text: string;
}

/** The text with every edit done. No two may overlap; those at one place are done in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(at, edit.span.start) + edit.text;
    at = edit.span.end;
  }
  return result + text.slice(at);
}

/** One edit that makes the one text of the other, no longer than what changes. */
export function toOneEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  return { span: span(start, before.length - end), text: after.slice(start, after.length - end) };
}

/** The line end that the text has, LF where it has none. */
export function lineEndOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
