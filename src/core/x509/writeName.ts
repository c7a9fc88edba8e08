import { Cursor } from '../der/cursor.js';
import { isCharacterString } from '../der/readString.js';
import { tags } from '../der/tags.js';
import { toHex } from '../base/hex.js';
import type { Attribute, Name } from './name.js';
import { oids } from './oids.js';

/** RFC 4514 section 3, then descriptors registered for LDAP (RFC 4519, RFC 2985) that people know from OpenSSL. */
const keywords: ReadonlyMap<string, string> = new Map([
  [oids.commonName, 'CN'],
  [oids.localityName, 'L'],
  [oids.stateOrProvinceName, 'ST'],
  [oids.organizationName, 'O'],
  [oids.organizationalUnitName, 'OU'],
  [oids.countryName, 'C'],
  [oids.streetAddress, 'STREET'],
  [oids.domainComponent, 'DC'],
  [oids.userId, 'UID'],
  [oids.emailAddress, 'emailAddress'],
  [oids.serialNumber, 'serialNumber'],
  [oids.surname, 'SN'],
  [oids.givenName, 'givenName'],
  [oids.initials, 'initials'],
  [oids.title, 'title'],
  [oids.description, 'description'],
  [oids.businessCategory, 'businessCategory'],
  [oids.postalCode, 'postalCode'],
  [oids.telephoneNumber, 'telephoneNumber'],
  [oids.name, 'name'],
  [oids.generationQualifier, 'generationQualifier'],
  [oids.dnQualifier, 'dnQualifier'],
  [oids.pseudonym, 'pseudonym'],
  [oids.organizationIdentifier, 'organizationIdentifier'],
  [oids.unstructuredName, 'unstructuredName'],
]);

/** A distinguished name as RFC 4514 text: last RDN first, `+` inside a multi-valued one. Empty for an empty name. */
export function writeName(name: Name): string {
  let text = '';
  for (const rdn of name.rdns) {
    let relative = '';
    for (const attribute of rdn)
      relative += `${relative === '' ? '' : '+'}${writeAttribute(attribute, name)}`;
    text = text === '' ? relative : `${relative},${text}`;
  }
  return text;
}

function writeAttribute(attribute: Attribute, name: Name): string {
  const keyword = keywords.get(attribute.oid);
  // Section 2.4: under a dotted type the value is its encoding, since nobody need know how to read it.
  if (keyword === undefined) return `${attribute.oid}=#${toHex(valueOf(attribute, name))}`;
  return `${keyword}=${isCharacterString(attribute.tag) ? escapeValue(attribute.value) : attribute.value}`;
}

/** The encoding of the attribute's value: the last element of the AttributeTypeAndValue. */
function valueOf(attribute: Attribute, name: Name): Uint8Array {
  const sequence = Cursor.over(name.raw.subarray(attribute.span.start, attribute.span.end));
  const pair = sequence.read(tags.sequence, 'attribute');
  pair.any('type');
  return pair.any('value').raw;
}

/** Section 2.4: escaped are the special characters, a leading `#` or space, a trailing space, and NUL. */
function escapeValue(value: string): string {
  if (!/["+,;<>\\\0]|^[ #]| $/.test(value)) return value;
  return value
    .replace(/["+,;<>\\]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/(?<=.) $/su, (space) => (value.length > 1 ? `\\${space}` : space))
    .replaceAll('\0', '\\00');
}
