import type { Asn1, Asn1Writer } from './asn1Writer.js';
import type { SigningKey } from './signingKey.js';
import { writeAlgorithm, writeSigned } from './writeSigned.js';
import { writeExtension, type ExtensionToWrite } from './writeExtensions.js';

/** What a certificate is to say. Names and key are DER already, so that they stay the octets that they were. */
export interface CertificateToWrite {
  /** The serial number's octets, positive whatever the first bit. */
  readonly serial: Uint8Array;
  readonly issuer: Uint8Array;
  /** Milliseconds since 1970; written in whole seconds. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  readonly extensions: readonly ExtensionToWrite[];
}

/**
 * Signs a certificate, RFC 5280 section 4.1:
 *
 *     Certificate ::= SEQUENCE { tbsCertificate, signatureAlgorithm AlgorithmIdentifier, signatureValue BIT STRING }
 */
export function writeCertificate(
  writer: Asn1Writer,
  certificate: CertificateToWrite,
  key: SigningKey,
): Promise<Uint8Array> {
  return writeSigned(writer, writeTbs(writer, certificate, key), key);
}

/**
 *     TBSCertificate ::= SEQUENCE {
 *       version [0] EXPLICIT Version DEFAULT v1, serialNumber INTEGER, signature AlgorithmIdentifier, issuer Name,
 *       validity Validity, subject Name, subjectPublicKeyInfo SubjectPublicKeyInfo, …,
 *       extensions [3] EXPLICIT Extensions OPTIONAL }
 */
function writeTbs(writer: Asn1Writer, certificate: CertificateToWrite, key: SigningKey): Asn1 {
  const version3 = 2;
  return writer.sequence(
    writer.explicit(0, writer.integer(Uint8Array.of(version3))),
    writer.integer(certificate.serial),
    writeAlgorithm(writer, key),
    writer.encoded(certificate.issuer),
    writer.sequence(writer.time(certificate.notBefore), writer.time(certificate.notAfter)),
    writer.encoded(certificate.subject),
    writer.encoded(certificate.publicKey),
    writer.explicit(
      3,
      writer.sequence(...certificate.extensions.map((extension) => writeExtension(writer, extension))),
    ),
  );
}
