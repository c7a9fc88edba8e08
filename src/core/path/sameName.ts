import { sameOctets } from '../base/sameOctets.js';
import type { Attribute, Name } from '../x509/name.js';

/** Whether two distinguished names are the same name: RFC 5280 section 7.1, octets first. */
export function sameName(a: Name, b: Name): boolean {
  return a.rdns === b.rdns || sameOctets(a.raw, b.raw) || normalName(a) === normalName(b);
}

/** Normal forms by name: a name is compared many times and never changes. */
const normalNames = new WeakMap<Name['rdns'], string>();

/**
 * A text that is equal for two names exactly where RFC 5280 section 7.1 calls them the same: the same relative names in
 * the same order, each with the same attributes in any order. What an index by name is built on.
 */
export function normalName(name: Name): string {
  const known = normalNames.get(name.rdns);
  if (known !== undefined) return known;
  const normal = JSON.stringify(name.rdns.map(normalRdn));
  normalNames.set(name.rdns, normal);
  return normal;
}

/** Whether a name stands in the subtree of another: its first relative names are all of the other's. */
export function startsWithName(name: Name, base: Name): boolean {
  // Without the bracket that closes it, a base in its normal form is how every name below it begins.
  return normalName(name).startsWith(normalName(base).slice(0, -1));
}

/** Its attributes in an order of their own: a relative name is a set. */
function normalRdn(rdn: readonly Attribute[]): string[] {
  return rdn.map(normalAttribute).sort();
}

/** Universal tags of the character strings that are compared as text, whatever their encoding. */
const COMPARED_AS_TEXT: ReadonlySet<number> = new Set([
  12, // UTF8String
  18, // NumericString
  19, // PrintableString
  20, // TeletexString
  22, // IA5String: domainComponent and emailAddress, sections 7.2 and 7.3
  26, // VisibleString
  28, // UniversalString
  30, // BMPString
]);

/**
 * Section 7.1 demands text comparison of PrintableString and UTF8String and allows it for the others; CAs did change
 * from one to another when they renewed, so all are compared as text. What is no character string has its value as hex.
 */
function normalAttribute({ oid, tag, value }: Attribute): string {
  return COMPARED_AS_TEXT.has(tag) ? `${oid}=${prepare(value)}` : `${oid}:${tag}=${value}`;
}

/** Printable ASCII, by far the most: nothing to map or to compose. */
const PLAIN = /^[ -~]*$/;
/** Mapped to nothing by RFC 4518 section 2.2: soft hyphen, joiners, variation selectors, controls that are no spaces. */
const DROPPED = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?![\t-\r\x85])\p{Cc}/gu;

/** ub-name, RFC 5280 appendix A.1: the most characters that an attribute may have. */
const MOST_CHARACTERS = 32_768;
/** More than 30 marks on one character: no language has them, and putting them in order takes the square of their number (UAX #15 section 13). */
const TOO_MANY_MARKS = /\p{M}{31}/u;

/**
 * String preparation as LDAP’s caseIgnoreMatch does it, RFC 4518 section 2: map, fold case, normalize (NFKC), and make
 * spaces insignificant at the ends and single within. A text that no name has is left as it stands.
 */
function prepare(value: string): string {
  const folded = PLAIN.test(value) ? value.toLowerCase() : prepareUnicode(value);
  return folded.replace(/[\s\x85]+/g, ' ').trim();
}

function prepareUnicode(value: string): string {
  if (value.length > MOST_CHARACTERS) return value;
  const mapped = value.replace(DROPPED, '');
  return TOO_MANY_MARKS.test(mapped) ? mapped : foldCase(mapped.normalize('NFKC'));
}

/**
 * Case folding by way of upper case joins what lower case alone keeps apart (ß and ss, the two sigmas). Character by
 * character, since JavaScript lowers a sigma at the end of a word differently.
 */
function foldCase(value: string): string {
  const fold = (character: string): string =>
    character === 'ı' ? character : character.toUpperCase().toLowerCase();
  return Array.from(value, fold).join('').normalize('NFKC');
}
