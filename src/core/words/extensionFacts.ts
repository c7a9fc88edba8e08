import type { Extension } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { nameOfOid, oids } from '../x509/oids.js';
import { describeExtension, describeGeneralName } from './describeExtension.js';
import { describeHex } from './describeHex.js';
import { describeList } from './describeList.js';
import type { Fact } from './fact.js';
import { groupDigits, toPlain } from './toPlain.js';

/** Extensions shown beside those that have words of their own. A certificate has a dozen at most. */
const SHOWN_EXTENSIONS = 24;

/** What the extensions of a certificate or a request say, the ones that people ask for in words, the others by name. */
export function extensionFacts(holder: { readonly extensions: readonly Extension[] }): readonly Fact[] {
  const facts: Fact[] = [];
  const add = (label: string, value: string | undefined): void => {
    if (value !== undefined) facts.push([label, value]);
  };
  const authority = readExtension(holder, 'authorityKeyIdentifier')?.keyId;
  const subject = readExtension(holder, 'subjectKeyIdentifier');
  add('Alternative names', describeList(readExtension(holder, 'subjectAltName'), describeGeneralName));
  add(
    'Key usage',
    describeList(readExtension(holder, 'keyUsage'), (usage) => usage),
  );
  add('Extended key usage', describeList(readExtension(holder, 'extendedKeyUsage'), describePurpose));
  add('Subject key id', subject && toPlain(describeHex(subject)));
  add('Authority key id', authority && toPlain(describeHex(authority)));
  const further = furtherExtensions(holder.extensions);
  for (const extension of further.slice(0, SHOWN_EXTENSIONS))
    add(nameOfExtension(extension), describeExtension(extension));
  if (further.length > SHOWN_EXTENSIONS)
    add('Further extensions', groupDigits(further.length - SHOWN_EXTENSIONS));
  return facts;
}

/** The two that a Connect:Direct node needs in words, the others by their standard's name. */
export function describePurpose(oid: string): string {
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

function nameOfExtension({ oid, critical }: Extension): string {
  return `${nameOfOid(oid) ?? `Extension ${oid}`}${critical ? ' (critical)' : ''}`;
}
