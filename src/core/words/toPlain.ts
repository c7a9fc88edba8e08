/** How many characters of one hostile value are shown before "and N more". Long enough for any real name. */
export const SHOWN_CHARACTERS = 256;

/** Beyond ASCII's controls: format, bidi, zero-width and unassigned characters, separators, lone surrogates. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const INVISIBLE_ALL = new RegExp(INVISIBLE, 'gu');

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0' };

/**
 * Text out of a certificate, made safe to stand in a line of plain text: what cannot be seen is written as a visible
 * escape (`\n`, `\u{202E}`), so that it neither breaks the line nor reorders or hides what stands beside it, and what
 * is too long is cut. Escaping for Markdown, HTML or a terminal is the business of those who write there.
 */
export function toPlain(text: string, limit = SHOWN_CHARACTERS): string {
  if (text.length <= limit && !INVISIBLE.test(text)) return text;
  // Cut before escaping: the work stays small however long the text is, and no escape is cut in two.
  const shown = takeCharacters(text, limit);
  const rest = text.length - shown.length;
  const visible = shown.replace(INVISIBLE_ALL, escapeCharacter);
  return rest === 0 ? visible : `${visible}… and ${groupDigits(rest)} more`;
}

/** The first characters, never half of a surrogate pair. */
function takeCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const last = text.charCodeAt(limit - 1);
  const splitsPair = last >= 0xd800 && last <= 0xdbff;
  return text.slice(0, splitsPair ? limit - 1 : limit);
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return SHORT[character] ?? `\\u{${code.toString(16).toUpperCase().padStart(4, '0')}}`;
}

/** 600000 → "600,000", the same in every locale, since messages are compared and searched for. */
export function groupDigits(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
