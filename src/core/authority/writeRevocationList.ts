import { tags } from '../der/tags.js';
import { writeElement } from '../der/writeElement.js';
import { oids } from '../x509/oids.js';
import type { Asn1, Asn1Writer } from './asn1Writer.js';
import type { SigningKey } from './signingKey.js';
import { authorityKeyIdentifier, type ExtensionToWrite, writeExtension } from './writeExtensions.js';
import { writeAlgorithm, writeSigned } from './writeSigned.js';

/** What a revocation list is to say. */
export interface ListToWrite {
  /** DER of the Name. */
  readonly issuer: Uint8Array;
  /** Milliseconds since 1970; written in whole seconds. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
  readonly entries: readonly EntryToWrite[];
  /** Octets of the CRL number. */
  readonly number: Uint8Array;
  readonly authorityKeyIdentifier: Uint8Array;
}

/** One revoked certificate: of an earlier list with its extensions as they are, a new one with its reason. */
export type EntryToWrite = { readonly serial: Uint8Array; readonly since: number } & (
  | { readonly extensions: readonly ExtensionToWrite[] }
  /** By its number, RFC 5280 section 5.3.1. */
  | { readonly reason: number }
);

/**
 * Signs a list, RFC 5280 section 5.1:
 *
 *     TBSCertList ::= SEQUENCE { version INTEGER { v2(1) }, signature AlgorithmIdentifier, issuer Name,
 *       thisUpdate Time, nextUpdate Time, revokedCertificates SEQUENCE OF … OPTIONAL,
 *       crlExtensions [0] EXPLICIT Extensions }
 */
export function writeRevocationList(
  writer: Asn1Writer,
  list: ListToWrite,
  key: SigningKey,
): Promise<Uint8Array> {
  const entries = list.entries.map((entry) => writeEntry(writer, entry));
  const extensions: readonly ExtensionToWrite[] = [
    authorityKeyIdentifier(writer, list.authorityKeyIdentifier),
    { oid: oids.crlNumber, critical: false, value: writer.integer(list.number) },
  ];
  const tbs = writer.sequence(
    writer.integer(Uint8Array.of(1)),
    writeAlgorithm(writer, key),
    writer.encoded(list.issuer),
    writer.time(list.thisUpdate),
    writer.time(list.nextUpdate),
    // Section 5.1.2.6: where nothing is revoked, the list is absent.
    ...(entries.length > 0 ? [writer.sequence(...entries)] : []),
    writer.explicit(0, writer.sequence(...extensions.map((extension) => writeExtension(writer, extension)))),
  );
  return writeSigned(writer, tbs, key);
}

function writeEntry(writer: Asn1Writer, entry: EntryToWrite): Asn1 {
  const extensions = 'reason' in entry ? reasonCode(entry.reason) : entry.extensions;
  const written = extensions.map((extension) => writeExtension(writer, extension));
  return writer.sequence(
    writer.integer(entry.serial),
    writer.time(entry.since),
    ...(written.length > 0 ? [writer.sequence(...written)] : []),
  );
}

/** Section 5.3.1: unspecified, 0, is said by leaving it out. */
function reasonCode(reason: number): readonly ExtensionToWrite[] {
  if (reason === 0) return [];
  const value = writeElement(tags.enumerated, Uint8Array.of(reason));
  return [{ oid: oids.reasonCode, critical: false, value }];
}
