import { isDnsName, toAscii } from '../validation/names/dnsName.js';
import { parseAddress } from '../validation/names/ipAddress.js';
import { type NameToWrite, splitNames, splitType, toText } from './alternativeName.js';
import { parseAttributes } from './parseSubject.js';
import type { Subject } from './subject.js';

/** The names that a CA may sign for, RFC 5280 section 4.2.1.10. A type of name that is not mentioned is not limited. */
export interface NameLimits {
  readonly permitted: readonly LimitToWrite[];
  readonly excluded: readonly LimitToWrite[];
}

/** One limit: a GeneralName, or the beginning of a subject. */
export type LimitToWrite = NameToWrite | { readonly type: 'directory'; readonly base: Subject };

type Reading = { readonly name: LimitToWrite } | { readonly problem: string };

/**
 * Limits typed by a person, parted by commas or spaces: `example.com, 10.0.0.0/8, !lab.example.com`. A name stands for
 * itself and all below it; `!` excludes; `email:` and `uri:` in front limit the hosts of addresses and URIs, and
 * `dn:"O=Acme, C=DE"` the subjects to those that begin so.
 * @returns the limits, or the problem in a sentence
 */
export function parseNameLimits(text: string): NameLimits | { readonly problem: string } {
  const permitted: LimitToWrite[] = [];
  const excluded: LimitToWrite[] = [];
  for (const part of splitNames(text)) {
    const isExcluded = part.startsWith('!');
    const reading = readLimit(isExcluded ? part.slice(1) : part);
    if ('problem' in reading) return reading;
    (isExcluded ? excluded : permitted).push(reading.name);
  }
  return { permitted, excluded };
}

function readLimit(part: string): Reading {
  const directory = /^dn:(?:"([^"]*)"|([^"]*))$/is.exec(part);
  if (directory) return readBase(directory[1] ?? directory[2] ?? '');
  if (part.includes('"'))
    return { problem: `“${part}” holds a quotation mark: write a subject as in dn:"O=Acme, C=DE".` };
  const { type, value } = splitType(part);
  if (type === 'ip' || (type === undefined && /^[\d.]+(\/|$)|:/.test(value))) return readRange(value);
  if (type === 'email' && /^[\x21-\x7e]+@[a-z0-9.-]+$/i.test(value)) return toText('email', value);
  const isBelow = value.startsWith('.');
  const ascii = toAscii(isBelow ? value.slice(1) : value);
  if (ascii === undefined || !isDnsName(ascii)) return { problem: `“${value}” is no DNS name.` };
  // For e-mail and URIs a dot in front means all hosts below, and none means the host alone; for DNS it means nothing.
  if (type === 'email' || type === 'uri') return toText(type, isBelow ? `.${ascii}` : ascii);
  return toText('dns', ascii);
}

function readBase(text: string): Reading {
  const parsed = parseAttributes(text);
  return 'problem' in parsed ? parsed : { name: { type: 'directory', base: parsed.subject } };
}

/** An address and a mask, from `10.0.0.0/8`; without a length the address alone. */
function readRange(value: string): Reading {
  const [text = '', length, ...more] = value.split('/');
  const address = parseAddress(text);
  const bits = address && (length === undefined ? 8 * address.length : Number(length));
  const isLength = length === undefined || /^\d{1,3}$/.test(length);
  if (!address || bits === undefined || !isLength || bits > 8 * address.length || more.length > 0)
    return { problem: `“${value}” is no range of IP addresses: write it as in 10.0.0.0/8.` };
  const mask = address.map((_, index) => 0xff00 >> Math.min(8, Math.max(0, bits - 8 * index)));
  const first = address.map((octet, index) => octet & (mask[index] ?? 0));
  return { name: { type: 'ip', octets: Uint8Array.of(...first, ...mask) } };
}
