import type { Extension } from '../x509/certificate.js';
import type { GeneralName } from '../x509/extensions/generalName.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeHex } from './describeHex.js';
import type { Fact } from './fact.js';
import { groupDigits, toPlain } from './toPlain.js';

/** How many of a list's values are shown before "and N more". */
const SHOWN_VALUES = 12;

/** What the extensions of a certificate or a request say, the ones that people ask for in words, the others by name. */
export function extensionFacts(holder: { readonly extensions: readonly Extension[] }): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined) facts.push([label, value]);
  };
  const authority = readExtension(holder, 'authorityKeyIdentifier')?.keyId;
  const subject = readExtension(holder, 'subjectKeyIdentifier');
  add('Alternative names', mapList(readExtension(holder, 'subjectAltName'), describeGeneralName));
  add(
    'Key usage',
    mapList(readExtension(holder, 'keyUsage'), (usage) => usage),
  );
  add('Extended key usage', mapList(readExtension(holder, 'extendedKeyUsage'), describePurpose));
  add('Subject key id', subject && toPlain(describeHex(subject)));
  add('Authority key id', authority && toPlain(describeHex(authority)));
  add('Further extensions', mapList(furtherExtensions(holder.extensions), describeExtension));
  return facts;
}

function mapList<Value>(
  values: readonly Value[] | undefined,
  describe: (value: Value) => string,
): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const shown = values.slice(0, SHOWN_VALUES).map(describe).join(', ');
  const rest = values.length - SHOWN_VALUES;
  return rest > 0 ? `${shown} and ${groupDigits(rest)} more` : shown;
}

/** `node-a.example`, `mail a@example.com`, `IP 10.0.0.1`: the type is said wherever the value does not show it. */
function describeGeneralName({ type, value }: GeneralName): string {
  const TYPES: Partial<Record<GeneralName['type'], string>> = { dns: '', uri: '', email: '', ip: 'IP ' };
  return `${TYPES[type] ?? `${type} `}${toPlain(value)}`;
}

/** The two that a Connect:Direct node needs in words, the others by their standard's name. */
function describePurpose(oid: string): string {
  if (oid === oids.serverAuth) return 'TLS server';
  if (oid === oids.clientAuth) return 'TLS client';
  return nameOfOid(oid) ?? oid;
}

const SAID_ABOVE: ReadonlySet<string> = new Set([
  oids.basicConstraints,
  oids.subjectAltName,
  oids.keyUsage,
  oids.extendedKeyUsage,
  oids.subjectKeyIdentifier,
  oids.authorityKeyIdentifier,
]);

function furtherExtensions(extensions: readonly Extension[]): readonly Extension[] {
  return extensions.filter(({ oid, decoded }) => !SAID_ABOVE.has(oid) || decoded === undefined);
}

function describeExtension({ oid, critical }: Extension): string {
  return `${nameOfOid(oid) ?? oid}${critical ? ' (critical)' : ''}`;
}
