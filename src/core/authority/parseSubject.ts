import {
  attributeKinds,
  checkAttributes,
  checkSubject,
  type AttributeKeyword,
  type Subject,
  type SubjectAttribute,
} from './subject.js';

type Parsed<T> = T | { readonly problem: string };

/**
 * A subject typed by a person as RFC 4514 text, most specific first: `CN=Partner CA, O="Acme, Inc.", C=DE`. Spaces
 * around commas do not matter, keywords may have any case; `E` and `S` are taken for emailAddress and ST.
 * @returns the subject in the order of its encoding, or the problem in a sentence
 */
export function parseSubject(text: string): Parsed<{ readonly subject: Subject }> {
  const parsed = parseAttributes(text);
  if ('problem' in parsed) return parsed;
  const problem = checkSubject(parsed.subject);
  return problem === undefined ? parsed : { problem };
}

/** The same of a part of a subject, which need not have a common name. */
export function parseAttributes(text: string): Parsed<{ readonly subject: Subject }> {
  const scanned = scan(text);
  if ('problem' in scanned) return scanned;
  const subject: SubjectAttribute[] = [];
  for (const part of scanned.parts) {
    const attribute = toAttribute(part);
    if ('problem' in attribute) return attribute;
    subject.unshift(attribute);
  }
  const problem = checkAttributes(subject);
  return problem === undefined ? { subject } : { problem };
}

interface Part {
  readonly keyword: string | undefined;
  readonly value: string;
}

/** Takes the text apart at commas, and each part at its first `=`; what is escaped or quoted is left whole. */
function scan(text: string): Parsed<{ readonly parts: readonly Part[] }> {
  const parts: Part[] = [];
  let keyword: string | undefined;
  let value = '';
  let quoted = false;
  // An escape is one or more hex pairs (octets of UTF-8) or one character, RFC 4514 section 2.4.
  for (const [token] of text.matchAll(/(?:\\[0-9a-f]{2})+|\\?./gisu)) {
    if (token.startsWith('\\')) value += unescape(token);
    else if (token === '"') quoted = !quoted;
    else if (quoted) value += token;
    else if (token === ',') {
      parts.push({ keyword, value: value.trim() });
      keyword = undefined;
      value = '';
    } else if (token === '+') {
      return {
        problem: 'A “+” would join two attributes into one: separate them by a comma, or write “\\+”.',
      };
    } else if (token === '=' && keyword === undefined) {
      keyword = value.trim();
      value = '';
    } else value += token;
  }
  if (quoted) return { problem: 'A quotation mark is never closed: close it, or write “\\"”.' };
  return { parts: [...parts, { keyword, value: value.trim() }] };
}

function unescape(token: string): string {
  if (!/^(?:\\[0-9a-f]{2})+$/i.test(token)) return token.slice(1);
  const octets = token.split('\\').slice(1);
  return new TextDecoder().decode(Uint8Array.from(octets, (hex) => parseInt(hex, 16)));
}

const keywords: ReadonlyMap<string, AttributeKeyword> = new Map([
  ...(Object.keys(attributeKinds) as AttributeKeyword[]).map(
    (keyword) => [keyword.toUpperCase(), keyword] as const,
  ),
  ['E', 'emailAddress'],
  ['S', 'ST'],
]);

function toAttribute({ keyword: written, value }: Part): Parsed<SubjectAttribute> {
  const known = Object.keys(attributeKinds).join(', ');
  if (written === undefined) {
    const found = value === '' ? 'A part of the subject is empty' : `“${value}” has no keyword`;
    return { problem: `${found}: write it as in CN=Partner CA. The keywords are ${known}.` };
  }
  const keyword = keywords.get(written.toUpperCase());
  return keyword ? { keyword, value } : { problem: `“${written}” is none of the keywords ${known}.` };
}
