import { oids } from '../x509/oids.js';
import { generalNameTypes } from '../x509/extensions/generalName.js';
import { type KeyUsage, keyUsages } from '../x509/extensions/keyUsage.js';
import type { NameToWrite } from './alternativeName.js';
import type { Asn1, Asn1Writer } from './asn1Writer.js';
import type { LimitToWrite, NameLimits } from './nameLimits.js';
import { writeSubject } from './writeSubject.js';

/** An extension as it goes into a certificate. */
export interface ExtensionToWrite {
  readonly oid: string;
  readonly critical: boolean;
  /** What extnValue holds; octets where it is DER already. */
  readonly value: Asn1 | Uint8Array;
}

/** BasicConstraints of a CA, RFC 5280 section 4.2.1.9: critical, and a path length only where there is a limit. */
export function caBasicConstraints(writer: Asn1Writer, pathLength: number | undefined): ExtensionToWrite {
  const limit = pathLength === undefined ? [] : [writer.integer(Uint8Array.of(pathLength))];
  const value = writer.sequence(writer.boolean(true), ...limit);
  return { oid: oids.basicConstraints, critical: true, value };
}

/** BasicConstraints of an end entity: an empty SEQUENCE, since DER leaves out the DEFAULT FALSE. */
export function endEntityBasicConstraints(writer: Asn1Writer): ExtensionToWrite {
  return { oid: oids.basicConstraints, critical: true, value: writer.sequence() };
}

/** The usages that are written here; all of them are bits of the first octet. */
type FirstOctetUsage = Exclude<KeyUsage, 'decipherOnly'>;

/** KeyUsage, critical as RFC 5280 section 4.2.1.3 wants; DER ends a list of named bits with its last one that is set. */
export function keyUsage(writer: Asn1Writer, usages: readonly FirstOctetUsage[]): ExtensionToWrite {
  const numbers = usages.map((usage) => keyUsages.indexOf(usage));
  const octet = numbers.reduce((bits, number) => bits | (0x80 >> number), 0);
  const value = writer.bitString(Uint8Array.of(octet), 7 - Math.max(...numbers));
  return { oid: oids.keyUsage, critical: true, value };
}

/** Purposes by OID, RFC 5280 section 4.2.1.12. */
export function extendedKeyUsage(writer: Asn1Writer, purposes: readonly string[]): ExtensionToWrite {
  const value = writer.sequence(...purposes.map((purpose) => writer.oid(purpose)));
  return { oid: oids.extendedKeyUsage, critical: false, value };
}

/** Not critical, since the subject is never empty here: RFC 5280 section 4.2.1.6. */
export function subjectAltName(writer: Asn1Writer, names: readonly NameToWrite[]): ExtensionToWrite {
  const value = writer.sequence(...names.map((name) => writeGeneralName(writer, name)));
  return { oid: oids.subjectAltName, critical: false, value };
}

/** Critical, RFC 5280 section 4.2.1.10; each subtree is its base alone, and a list that is empty is left out. */
export function nameConstraints(writer: Asn1Writer, { permitted, excluded }: NameLimits): ExtensionToWrite {
  const lists = [permitted, excluded].flatMap((names, number) =>
    names.length === 0
      ? []
      : [writer.implicitList(number, ...names.map((name) => writer.sequence(writeLimit(writer, name))))],
  );
  return { oid: oids.nameConstraints, critical: true, value: writer.sequence(...lists) };
}

/** directoryName is explicit, since a Name is a CHOICE: X.680 section 31.2.7. */
function writeLimit(writer: Asn1Writer, limit: LimitToWrite): Asn1 {
  return limit.type === 'directory'
    ? writer.explicit(generalNameTypes.indexOf('directory'), writer.encoded(writeSubject(writer, limit.base)))
    : writeGeneralName(writer, limit);
}

function writeGeneralName(writer: Asn1Writer, { type, octets }: NameToWrite): Asn1 {
  return writer.implicit(generalNameTypes.indexOf(type), octets);
}

export function subjectKeyIdentifier(writer: Asn1Writer, identifier: Uint8Array): ExtensionToWrite {
  return { oid: oids.subjectKeyIdentifier, critical: false, value: writer.octetString(identifier) };
}

/** AuthorityKeyIdentifier by the key identifier alone, RFC 5280 section 4.2.1.1. */
export function authorityKeyIdentifier(writer: Asn1Writer, identifier: Uint8Array): ExtensionToWrite {
  const value = writer.sequence(writer.implicit(0, identifier));
  return { oid: oids.authorityKeyIdentifier, critical: false, value };
}

export function writeExtension(writer: Asn1Writer, { oid, critical, value }: ExtensionToWrite): Asn1 {
  // X.690 section 11.5: the DEFAULT FALSE is not encoded.
  const flag = critical ? [writer.boolean(true)] : [];
  const octets = value instanceof Uint8Array ? value : writer.toDer(value);
  return writer.sequence(writer.oid(oid), ...flag, writer.octetString(octets));
}
