import { isDnsName, toAscii } from '../validation/names/dnsName.js';
import { parseAddress } from '../validation/names/ipAddress.js';
import type { GeneralNameType } from '../x509/extensions/generalName.js';

/** A GeneralName as it goes into an extension, RFC 5280 section 4.2.1.6. */
export interface NameToWrite {
  readonly type: Extract<GeneralNameType, 'dns' | 'email' | 'uri' | 'ip'>;
  /** The contents under its tag: ASCII text, or the octets of an address. */
  readonly octets: Uint8Array;
}

type Reading = { readonly name: NameToWrite } | { readonly problem: string };

/**
 * Alternative names typed by a person, parted by commas or spaces: `node1.example.com, 10.1.2.3`. What a name is shows
 * itself; `dns:`, `ip:`, `email:` and `uri:` in front, as OpenSSL writes them, say it.
 * @returns the names, each once, or the problem in a sentence
 */
export function parseAlternativeNames(
  text: string,
): { readonly names: readonly NameToWrite[] } | { readonly problem: string } {
  const names = new Map<string, NameToWrite>();
  for (const part of splitNames(text)) {
    const reading = readAlternativeName(part);
    if ('problem' in reading) return reading;
    names.set(`${reading.name.type} ${reading.name.octets.join()}`, reading.name);
  }
  return { names: [...names.values()] };
}

/** What stands in quotation marks stays together. */
export function splitNames(text: string): readonly string[] {
  return text.match(/(?:[^\s,;"]|"[^"]*"?)+/g) ?? [];
}

/** What stands in front of a name, and the name; a type that nobody wrote is undefined. */
export function splitType(part: string): { readonly type: string | undefined; readonly value: string } {
  const [, type, value] = /^(dns|ip|email|uri):(.*)$/is.exec(part) ?? [];
  return type === undefined || value === undefined
    ? { type: undefined, value: part }
    : { type: type.toLowerCase(), value };
}

/** One name, `dns:node1.example.com` or without its type; or the problem in a sentence. */
export function readAlternativeName(part: string): Reading {
  const { type, value } = splitType(part);
  switch (type ?? typeOf(value)) {
    case 'ip': {
      const octets = parseAddress(value);
      return octets ? { name: { type: 'ip', octets } } : { problem: `“${value}” is no IP address.` };
    }
    case 'email':
      return /^[\x21-\x7e]+@[a-z0-9.-]+$/i.test(value)
        ? toText('email', value)
        : { problem: `“${value}” is no e-mail address in ASCII.` };
    case 'uri':
      return /^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/i.test(value)
        ? toText('uri', value)
        : { problem: `“${value}” is no URI with a scheme, in ASCII.` };
    default:
      return readDnsName(value);
  }
}

function typeOf(value: string): string {
  if (value.includes('://')) return 'uri';
  if (value.includes('@')) return 'email';
  // What is all digits and dots, or has a colon, was meant as an address.
  return value.includes(':') || /^[\d.]+$/.test(value) ? 'ip' : 'dns';
}

/** RFC 9525 section 6.3: a wildcard is the whole left-most label. */
function readDnsName(value: string): Reading {
  const ascii = toAscii(value.replace(/^\*\./, ''));
  if (ascii === undefined || !isDnsName(ascii)) return { problem: `“${value}” is no DNS name.` };
  return toText('dns', value.startsWith('*.') ? `*.${ascii}` : ascii);
}

export function toText(type: 'dns' | 'email' | 'uri', value: string): { readonly name: NameToWrite } {
  return { name: { type, octets: new TextEncoder().encode(value) } };
}
