import { startsWithName } from '../../path/sameName.js';
import type { GeneralName, GeneralNameType } from '../../x509/extensions/generalName.js';
import type { Name } from '../../x509/name.js';
import { isDnsName, isWithin, parsePresentedName, type PresentedName } from './dnsName.js';
import { isInRange, isRange } from './ipAddress.js';

/** What a CA's subtrees of one form say against a name. */
export type NameRefusal = 'name-not-permitted' | 'name-excluded' | 'name-constraints-unprocessed';

/** How the names of one type are held against subtrees, RFC 5280 section 4.2.1.10. */
export interface NameForm {
  /** Whether a base means something. */
  isBase(base: GeneralName): boolean;
  /** Reads the bases once, for all names that are held against them; each name is read once as well. */
  hold(
    permitted: readonly GeneralName[],
    excluded: readonly GeneralName[],
  ): (name: GeneralName) => NameRefusal | undefined;
}

interface Reading<Name, Base> {
  /** undefined where a base means nothing. */
  readBase(base: GeneralName): Base | undefined;
  /** undefined where it is no name of this form: what is none lies in no subtree. */
  readName(name: GeneralName): Name | undefined;
  /** Whether every name that this stands for lies in the subtree. */
  readonly isWithin: (name: Name, base: Base) => boolean;
  /** Whether any does; differs for wildcards alone. */
  readonly touches?: (name: Name, base: Base) => boolean;
}

function toForm<Name, Base>(reading: Reading<Name, Base>): NameForm {
  const touches = reading.touches ?? reading.isWithin;
  const readBases = (bases: readonly GeneralName[]): readonly Base[] =>
    bases.flatMap((base) => reading.readBase(base) ?? []);
  return {
    isBase: (base) => reading.readBase(base) !== undefined,
    hold(permitted, excluded) {
      const allowed = readBases(permitted);
      const forbidden = readBases(excluded);
      return (given) => {
        const name = reading.readName(given);
        if (name === undefined) return 'name-not-permitted';
        if (forbidden.some((base) => touches(name, base))) return 'name-excluded';
        const isPermitted = permitted.length === 0 || allowed.some((base) => reading.isWithin(name, base));
        return isPermitted ? undefined : 'name-not-permitted';
      };
    },
  };
}

interface DnsBase {
  /** In lower case, without a dot in front. */
  readonly name: string;
  /** One label less: a wildcard below it may stand for the name. */
  readonly parent: string;
  /** A dot in front is no part of the form, but in use: it leaves the name itself out. */
  readonly isBelowOnly: boolean;
}

const dns = toForm<PresentedName, DnsBase>({
  readBase({ value }) {
    const name = value.replace(/^\./, '').toLowerCase();
    if (value !== '' && !isDnsName(name)) return undefined;
    return { name, parent: name.slice(name.indexOf('.') + 1), isBelowOnly: value.startsWith('.') };
  },
  readName: ({ value }) => parsePresentedName(value),
  isWithin: isDnsWithin,
  touches: (presented, base) =>
    isDnsWithin(presented, base) || (presented.isWildcard && presented.name === base.parent),
});

function isDnsWithin(presented: PresentedName, base: DnsBase): boolean {
  if (base.name === '') return true;
  const isSelf = presented.name === base.name && !presented.isWildcard;
  return isWithin(presented.name, base.name) && !(base.isBelowOnly && isSelf);
}

/** Host of a mailbox or a URI against a base that is a host, or with a dot in front the hosts below it; all in lower case. */
function isHostWithin(host: string, base: string): boolean {
  return base === '' || (base.startsWith('.') ? host.endsWith(base) : host === base);
}

/** A host, or with a dot in front the hosts below it, or nothing for all. */
function readHostBase(value: string): string | undefined {
  return value === '' || isDnsName(value.replace(/^\./, '')) ? value.toLowerCase() : undefined;
}

interface Mailbox {
  readonly local: string;
  /** In lower case. */
  readonly host: string;
}

/** `local@host`, RFC 2821 Mailbox: a local part in quotes is the same as without them. */
function parseMailbox(text: string): Mailbox | undefined {
  const at = text.lastIndexOf('@');
  const local = parseLocalPart(text.slice(0, Math.max(0, at)));
  const host = text.slice(at + 1);
  return local !== undefined && isDnsName(host) ? { local, host: host.toLowerCase() } : undefined;
}

/** Octets of a local part in quotes: RFC 2821 section 4.5.3.1 allows 64, and each may be escaped. */
const QUOTED_OCTETS = 130;

function parseLocalPart(text: string): string | undefined {
  if (!text.startsWith('"')) return /^[!-~]+$/.test(text) && !text.includes('@') ? text : undefined;
  const isQuoted = text.length <= QUOTED_OCTETS && /^"(?:[ !#-[\]-~]|\\[ -~])+"$/.test(text);
  return isQuoted ? text.slice(1, -1).replace(/\\(.)/g, '$1') : undefined;
}

const email = toForm<Mailbox, Mailbox | string>({
  readBase: ({ value }) => (value.includes('@') ? parseMailbox(value) : readHostBase(value)),
  readName: ({ value }) => parseMailbox(value),
  isWithin: ({ local, host }, base) =>
    typeof base === 'string' ? isHostWithin(host, base) : local === base.local && host === base.host,
});

/** The host of a URI in lower case, where it is a name: a constraint applies to nothing else. */
function hostOfUri(text: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
  const host = authority?.replace(/^[^@]*@/, '').replace(/:\d*$/, '');
  const isName = host !== undefined && isDnsName(host) && !/^\d+(\.\d+){3}$/.test(host);
  return isName ? host.toLowerCase() : undefined;
}

const uri = toForm<string, string>({
  readBase: ({ value }) => readHostBase(value),
  readName: ({ value }) => hostOfUri(value),
  isWithin: isHostWithin,
});

const ip = toForm<Uint8Array, Uint8Array>({
  readBase: ({ octets }) => (isRange(octets) ? octets : undefined),
  readName: ({ octets }) => (octets.length === 4 || octets.length === 16 ? octets : undefined),
  isWithin: isInRange,
});

const directory = toForm<Name, Name>({
  readBase: ({ name }) => name,
  readName: ({ name }) => name,
  isWithin: startsWithName,
});

/** The other types have no rules for subtrees: RFC 5280 says that they are not processed, or refused. */
const unprocessed: NameForm = {
  isBase: () => true,
  hold(permitted, excluded) {
    const kinds = new Set([...permitted, ...excluded].map(kindOf));
    return (name) => (kinds.has(kindOf(name)) ? 'name-constraints-unprocessed' : undefined);
  },
};

/** Other names are as many forms as they have types: `value` starts with the type's OID. */
export function kindOf({ type, value }: GeneralName): string {
  return type === 'other' ? (value.split('=', 1)[0] ?? '') : type;
}

const forms: Partial<Record<GeneralNameType, NameForm>> = { dns, email, uri, ip, directory };

export function nameFormOf(type: GeneralNameType): NameForm {
  return forms[type] ?? unprocessed;
}
