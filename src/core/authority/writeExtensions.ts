import { oids } from '../x509/oids.js';
import type { Asn1, Asn1Writer } from './asn1Writer.js';

/** An extension as it goes into a certificate. */
export interface ExtensionToWrite {
  readonly oid: string;
  readonly critical: boolean;
  /** What extnValue holds. */
  readonly value: Asn1;
}

/** The bits of KeyUsage, RFC 5280 section 4.2.1.3. */
const keyUsageBits = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
} as const;

export type KeyUsage = keyof typeof keyUsageBits;

/** BasicConstraints of a CA, RFC 5280 section 4.2.1.9: critical, and a path length only where there is a limit. */
export function caBasicConstraints(writer: Asn1Writer, pathLength: number | undefined): ExtensionToWrite {
  const limit = pathLength === undefined ? [] : [writer.integer(Uint8Array.of(pathLength))];
  const value = writer.sequence(writer.boolean(true), ...limit);
  return { oid: oids.basicConstraints, critical: true, value };
}

/** KeyUsage, critical as RFC 5280 section 4.2.1.3 wants; DER ends a list of named bits with its last one that is set. */
export function keyUsage(writer: Asn1Writer, usages: readonly KeyUsage[]): ExtensionToWrite {
  const numbers: number[] = usages.map((usage) => keyUsageBits[usage]);
  const octet = numbers.reduce((bits, number) => bits | (0x80 >> number), 0);
  const value = writer.bitString(Uint8Array.of(octet), 7 - Math.max(...numbers));
  return { oid: oids.keyUsage, critical: true, value };
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
  return writer.sequence(writer.oid(oid), ...flag, writer.octetString(writer.toDer(value)));
}
