import type { Cursor } from '../../der/cursor.js';
import { checkInteger } from '../../der/readInteger.js';
import { constructed, primitive, tags } from '../../der/tags.js';
import type { GeneralName } from './generalName.js';
import { toGeneralNames } from './parseGeneralName.js';

/** RFC 5280 section 4.2.1.1. */
export interface AuthorityKeyIdentifier {
  readonly keyId: Uint8Array | undefined;
  /** authorityCertIssuer; empty where absent. */
  readonly issuer: readonly GeneralName[];
  /** Content octets of authorityCertSerialNumber. */
  readonly serial: Uint8Array | undefined;
}

/**
 *     AuthorityKeyIdentifier ::= SEQUENCE { keyIdentifier [0] OCTET STRING OPTIONAL,
 *       authorityCertIssuer [1] GeneralNames OPTIONAL, authorityCertSerialNumber [2] INTEGER OPTIONAL }
 */
export function parseAuthorityKeyIdentifier(value: Cursor, field: string): AuthorityKeyIdentifier {
  const sequence = value.read(tags.sequence, field);
  const keyId = sequence.optional(primitive(0), 'authorityKeyIdentifier.keyIdentifier');
  const issuer = sequence.optional(constructed(1), 'authorityKeyIdentifier.authorityCertIssuer');
  const serial = sequence.optional(primitive(2), 'authorityKeyIdentifier.authorityCertSerialNumber');
  if (serial !== undefined) checkInteger(serial, 'authorityKeyIdentifier.authorityCertSerialNumber');
  // Section 4.2.1.1: issuer and serial number MUST both be present or both be absent.
  if ((issuer === undefined) !== (serial === undefined)) {
    sequence.fault('issuer-and-serial-apart', sequence.start, sequence.end, { field });
  }
  sequence.finish(field);
  return {
    keyId: keyId?.content,
    issuer: issuer === undefined ? [] : toGeneralNames(issuer, 'authorityKeyIdentifier.authorityCertIssuer'),
    serial: serial?.content,
  };
}
