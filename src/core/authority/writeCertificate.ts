import type { Asn1, Asn1Writer } from './asn1Writer.js';
import type { SignatureAlgorithm, SigningKey } from './authorityKey.js';
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
export async function writeCertificate(
  writer: Asn1Writer,
  certificate: CertificateToWrite,
  key: SigningKey,
): Promise<Uint8Array> {
  const tbs = writeTbs(writer, certificate, key.signature);
  const signature = await sign(writer, key, writer.toDer(tbs));
  return writer.toDer(
    writer.sequence(tbs, writeAlgorithm(writer, key.signature), writer.bitString(signature)),
  );
}

/**
 *     TBSCertificate ::= SEQUENCE {
 *       version [0] EXPLICIT Version DEFAULT v1, serialNumber INTEGER, signature AlgorithmIdentifier, issuer Name,
 *       validity Validity, subject Name, subjectPublicKeyInfo SubjectPublicKeyInfo, …,
 *       extensions [3] EXPLICIT Extensions OPTIONAL }
 */
function writeTbs(writer: Asn1Writer, certificate: CertificateToWrite, signature: SignatureAlgorithm): Asn1 {
  const version3 = 2;
  return writer.sequence(
    writer.explicit(0, writer.integer(Uint8Array.of(version3))),
    writer.integer(certificate.serial),
    writeAlgorithm(writer, signature),
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

function writeAlgorithm(writer: Asn1Writer, { oid, nullParameters }: SignatureAlgorithm): Asn1 {
  return writer.sequence(writer.oid(oid), ...(nullParameters ? [writer.null()] : []));
}

/** The signature as X.509 has it: ECDSA's two numbers in a SEQUENCE (RFC 3279 section 2.2.3), not side by side. */
async function sign(writer: Asn1Writer, key: SigningKey, tbs: Uint8Array): Promise<Uint8Array> {
  const { web } = key.signature;
  const signature = new Uint8Array(await crypto.subtle.sign(web, key.privateKey, tbs));
  if (web.name !== 'ECDSA') return signature;
  const half = signature.length / 2;
  const numbers = [signature.subarray(0, half), signature.subarray(half)];
  return writer.toDer(writer.sequence(...numbers.map((number) => writer.integer(number))));
}
