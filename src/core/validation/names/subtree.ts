import { startsWithName } from '../../path/sameName.js';
import type { GeneralName, GeneralNameType } from '../../x509/extensions/generalName.js';
import { isDnsName, isWithin, parsePresentedName } from './dnsName.js';
import { isInRange, isRange } from './ipAddress.js';

/** How the names of one type are held against subtrees, RFC 5280 section 4.2.1.10. */
interface NameForm {
  /** Whether a base means something. */
  isBase(base: GeneralName): boolean;
  /** Whether a name is one at all: what is none lies in no subtree. */
  isName(name: GeneralName): boolean;
  /** Whether every name that this stands for lies in the subtree. */
  isWithin(name: GeneralName, base: GeneralName): boolean;
  /** Whether any does; differs for wildcards alone. */
  touches(name: GeneralName, base: GeneralName): boolean;
}

const dns: NameForm = {
  isBase: ({ value }) => value === '' || isDnsName(value.replace(/^\./, '')),
  isName: ({ value }) => parsePresentedName(value) !== undefined,
  isWithin: ({ value }, base) => {
    const presented = parsePresentedName(value);
    const wanted = base.value.toLowerCase();
    if (presented === undefined) return false;
    if (wanted === '') return true;
    // A dot in front is no part of the form, but in use: it leaves the name itself out.
    if (wanted.startsWith('.'))
      return (
        isWithin(presented.name, wanted.slice(1)) &&
        (presented.isWildcard || presented.name !== wanted.slice(1))
      );
    return isWithin(presented.name, wanted);
  },
  touches: (name, base) => {
    const presented = parsePresentedName(name.value);
    const wanted = base.value.toLowerCase().replace(/^\./, '');
    const parent = wanted.slice(wanted.indexOf('.') + 1);
    return dns.isWithin(name, base) || (presented?.isWildcard === true && presented.name === parent);
  },
};

/** Host of a mailbox or a URI against a base that is a host, or with a dot in front the hosts below it. */
function isHostWithin(host: string, base: string): boolean {
  const wanted = base.toLowerCase();
  return wanted.startsWith('.') ? host.toLowerCase().endsWith(wanted) : host.toLowerCase() === wanted;
}

const isHostBase = (base: string): boolean => isDnsName(base.replace(/^\./, ''));

/** `local@host`, RFC 2821 Mailbox without quoted forms: nobody constrains those. */
function parseMailbox(text: string): { readonly local: string; readonly host: string } | undefined {
  const [local, host, ...more] = text.split('@');
  if (local === undefined || local === '' || host === undefined || more.length > 0) return undefined;
  return isDnsName(host) && /^[!-~]+$/.test(local) ? { local, host } : undefined;
}

const email: NameForm = {
  isBase: ({ value }) =>
    value === '' || (value.includes('@') ? parseMailbox(value) !== undefined : isHostBase(value)),
  isName: ({ value }) => parseMailbox(value) !== undefined,
  isWithin: ({ value }, base) => {
    const mailbox = parseMailbox(value);
    if (mailbox === undefined) return false;
    if (base.value === '') return true;
    const wanted = parseMailbox(base.value);
    if (wanted === undefined) return isHostWithin(mailbox.host, base.value);
    return mailbox.local === wanted.local && isHostWithin(mailbox.host, wanted.host);
  },
  touches: (name, base) => email.isWithin(name, base),
};

/** The host of a URI, where it is a name: a constraint applies to nothing else. */
function hostOfUri(text: string): string | undefined {
  const authority = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(text)?.[1];
  const host = authority?.replace(/^[^@]*@/, '').replace(/:\d*$/, '');
  return host !== undefined && isDnsName(host) && !/^\d+(\.\d+){3}$/.test(host) ? host : undefined;
}

const uri: NameForm = {
  isBase: ({ value }) => value === '' || isHostBase(value),
  isName: ({ value }) => hostOfUri(value) !== undefined,
  isWithin: ({ value }, base) => {
    const host = hostOfUri(value);
    return host !== undefined && (base.value === '' || isHostWithin(host, base.value));
  },
  touches: (name, base) => uri.isWithin(name, base),
};

const ip: NameForm = {
  isBase: ({ octets }) => isRange(octets),
  isName: ({ octets }) => octets.length === 4 || octets.length === 16,
  isWithin: ({ octets }, base) => isInRange(octets, base.octets),
  touches: (name, base) => ip.isWithin(name, base),
};

const directory: NameForm = {
  isBase: ({ name }) => name !== undefined,
  isName: ({ name }) => name !== undefined,
  isWithin: ({ name }, base) =>
    name !== undefined && base.name !== undefined && startsWithName(name, base.name),
  touches: (name, base) => directory.isWithin(name, base),
};

/** The types that constraints are defined for; of the others RFC 5280 says that they are not processed, or refused. */
export const nameForms: ReadonlyMap<GeneralNameType, NameForm> = new Map([
  ['dns', dns],
  ['email', email],
  ['uri', uri],
  ['ip', ip],
  ['directory', directory],
]);
