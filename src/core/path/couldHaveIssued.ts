import { sameOctets } from '../base/sameOctets.js';
import type { Certificate } from '../x509/certificate.js';
import { identifiersOf } from './identifiers.js';
import { normalName, sameName } from './sameName.js';

/** What the identifiers say about who issued a certificate: agreeing, contradicting, or not there to be compared. */
export type IdentifierMatch = 'match' | 'mismatch' | 'absent';

/**
 * Compares the subject's authorityKeyIdentifier with a candidate issuer, RFC 5280 section 4.2.1.1: the key identifier
 * where both have one, else issuer and serial number. They are an aid for finding issuers, never a proof.
 */
export function compareIdentifiers(issuer: Certificate, subject: Certificate): IdentifierMatch {
  const wanted = identifiersOf(subject).authority;
  const own = identifiersOf(issuer).subjectKeyId;
  if (wanted.keyId !== undefined && own !== undefined)
    return sameOctets(wanted.keyId, own) ? 'match' : 'mismatch';
  return compareIssuerAndSerial(issuer, subject);
}

/** authorityCertIssuer and authorityCertSerialNumber: the candidate's own issuer and serial number. */
export function compareIssuerAndSerial(issuer: Certificate, subject: Certificate): IdentifierMatch {
  const { names, serial } = identifiersOf(subject).authority;
  if (names.size === 0 || serial === undefined) return 'absent';
  const matches = sameOctets(serial, issuer.serial) && names.has(normalName(issuer.issuer));
  return matches ? 'match' : 'mismatch';
}

/** Why a certificate may not have issued others, as it says itself. */
export type Incapacity = 'not-a-ca' | 'may-not-sign-certificates';

/**
 * Whether a certificate says that it is a CA's: basicConstraints and keyUsage, RFC 5280 sections 4.2.1.3, 4.2.1.9 and
 * 6.1.4 (k) and (n). Before version 3 nothing could say so; a self-issued one of that age is taken for a root, as
 * OpenSSL and Java do.
 */
export function incapacityOf(certificate: Certificate): Incapacity | undefined {
  const { isAuthority, maySign } = identifiersOf(certificate);
  const isOldRoot = certificate.version < 3 && sameName(certificate.subject, certificate.issuer);
  if (!isAuthority && !isOldRoot) return 'not-a-ca';
  return maySign ? undefined : 'may-not-sign-certificates';
}

/** Whether by its name, its identifiers and its own word the one can have issued the other; no signature is verified. */
export function couldHaveIssued(issuer: Certificate, subject: Certificate): boolean {
  return (
    sameName(issuer.subject, subject.issuer) &&
    compareIdentifiers(issuer, subject) !== 'mismatch' &&
    incapacityOf(issuer) === undefined
  );
}

/** Whether it claims to be signed by its own key: self-issued, and its identifiers do not point to another key. */
export function claimsSelfSigned(certificate: Certificate): boolean {
  return (
    sameName(certificate.subject, certificate.issuer) &&
    compareIdentifiers(certificate, certificate) !== 'mismatch'
  );
}
