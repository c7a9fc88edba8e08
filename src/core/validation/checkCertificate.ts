import { readPssParameters } from '../crypto/pssParameters.js';
import { signatureSchemes } from '../crypto/signatureAlgorithms.js';
import { identifiersOf } from '../path/identifiers.js';
import type { KnownCertificate } from '../path/pool.js';
import type { AlgorithmIdentifier } from '../x509/algorithm.js';
import type { Certificate } from '../x509/certificate.js';
import { hasReader } from '../x509/extensions/extensionReaders.js';
import { findExtension, readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import { brokenStructure } from './brokenStructure.js';
import type { ValidationOptions } from './options.js';
import type { Reason, ReasonCode } from './reason.js';

/** The extensions that validation processes; of those of RFC 5280, the rest must not be critical. */
const PROCESSED: ReadonlySet<string> = new Set([
  oids.basicConstraints,
  oids.keyUsage,
  oids.extendedKeyUsage,
  oids.subjectAltName,
  oids.nameConstraints,
  oids.certificatePolicies,
  oids.policyMappings,
  oids.policyConstraints,
  oids.inhibitAnyPolicy,
  oids.crlDistributionPoints,
]);

const QUALIFIERS: ReadonlySet<string> = new Set([oids.certificationPracticeStatement, oids.userNotice]);

/** Dates that are none, or in a form whose meaning section 4.1.2.5 leaves to nobody: no seconds, fractions, an offset. */
const BAD_TIMES: ReadonlySet<string> = new Set(['time-invalid', 'time-form']);

/**
 * What makes a certificate unusable by itself, whatever path it stands in: its structure, its dates, critical
 * extensions that are not processed here, and the hash of its signature where the caller refuses it.
 */
export function checkCertificate(known: KnownCertificate, options: ValidationOptions): readonly Reason[] {
  const reasons = [...checkStructure(known), ...checkDates(known, options.at)];
  const hash = hashOf(known.certificate.signatureAlgorithm);
  if (hash !== undefined && options.refusedHashes.includes(hash))
    reasons.push({ code: 'hash-refused', certificate: known, facts: { hash } });
  return reasons;
}

function isProcessed(certificate: Certificate, oid: string): boolean {
  // Microsoft's application policies say the same as extendedKeyUsage, which counts where both are there.
  if (oid === oids.microsoftApplicationPolicies)
    return findExtension(certificate, oids.extendedKeyUsage) !== undefined;
  if (oid === oids.certificatePolicies) return hasKnownQualifiers(certificate);
  return PROCESSED.has(oid);
}

/** Section 4.2.1.4: a critical extension must be understood with its qualifiers. */
function hasKnownQualifiers(certificate: Certificate): boolean {
  const policies = readExtension(certificate, 'certificatePolicies') ?? [];
  return policies.every(({ qualifiers }) => qualifiers.every(({ oid }) => QUALIFIERS.has(oid)));
}

/** Validity at the given time, both ends included: RFC 5280 section 4.1.2.5. */
export function checkDates(known: KnownCertificate, at: number): readonly Reason[] {
  const { notBefore, notAfter } = known.certificate;
  const fail = (code: ReasonCode): readonly Reason[] => [{ code, certificate: known }];
  // The times are whole seconds, and the last one lasts to its end.
  const second = Math.floor(at / 1000) * 1000;
  if (second < notBefore.epoch) return fail('certificate-not-yet-valid');
  return second > notAfter.epoch ? fail('certificate-expired') : [];
}

/** The size of an RSA key, where the caller asks for one. */
export function checkKey(known: KnownCertificate, { minRsaBits }: ValidationOptions): readonly Reason[] {
  const { type, bits } = known.certificate.publicKey;
  const isShort = (type === 'RSA' || type === 'RSA-PSS') && bits !== null && bits < minRsaBits;
  return isShort ? [{ code: 'key-refused', certificate: known, facts: { bits, wanted: minRsaBits } }] : [];
}

/** Whether a certificate may issue others, RFC 5280 section 6.1.4 (k) and (n). */
export function checkAuthority(known: KnownCertificate): readonly Reason[] {
  const { isAuthority, maySign } = identifiersOf(known.certificate);
  if (!isAuthority) return [{ code: 'not-a-ca', certificate: known }];
  return maySign ? [] : [{ code: 'may-not-sign-certificates', certificate: known }];
}

/** Whether it can be relied on for what it says: RFC 5280 sections 4.1 and 4.2. */
export function checkStructure(known: KnownCertificate): readonly Reason[] {
  const { certificate } = known;
  const { faults, extensions, issuer } = certificate;
  const malformed = (what: string): Reason => ({
    code: 'certificate-malformed',
    certificate: known,
    facts: { what },
  });
  const reasons = brokenStructure(certificate).map(malformed);
  const badTime = faults.find(({ code }) => BAD_TIMES.has(code));
  if (badTime !== undefined) reasons.push(malformed(badTime.code));
  for (const { oid, critical, decoded } of extensions) {
    if (hasReader(oid) && decoded === undefined) reasons.push(malformed(`extension ${oid}`));
    if (critical && !isProcessed(certificate, oid))
      reasons.push({ code: 'critical-extension-unprocessed', certificate: known, facts: { oid } });
  }
  // Section 4.1.2.4: the issuer MUST have a name.
  if (issuer.rdns.length === 0) reasons.push(malformed('issuer-empty'));
  return reasons;
}

/** The hash under a signature; undefined where the algorithm has none of its own, or is not known. */
function hashOf({ oid, parameters }: AlgorithmIdentifier): string | undefined {
  const scheme = signatureSchemes.get(oid);
  if (scheme === undefined) return undefined;
  if ('hash' in scheme) return scheme.hash;
  if (scheme.kind === 'RSA-PSS') return readPssParameters(parameters)?.hash;
  return / with (.+)$/.exec(scheme.name)?.[1];
}
