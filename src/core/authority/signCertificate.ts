import { sameOctets } from '../base/sameOctets.js';
import { digest } from '../crypto/digest.js';
import type { Role } from '../validation/options.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { Asn1Writer } from './asn1Writer.js';
import { checkWritten } from './checkWritten.js';
import type { Issuer } from './issuer.js';
import type { Lifetime } from './lifetime.js';
import { randomSerial } from './randomSerial.js';
import type { SigningKey } from './signingKey.js';
import { writeCertificate } from './writeCertificate.js';
import { authorityKeyIdentifier, type ExtensionToWrite, subjectKeyIdentifier } from './writeExtensions.js';

/** What is signed: all but the serial number, the issuer and the key identifiers. */
export interface CertificateToSign {
  /** DER of the Name. */
  readonly subject: Uint8Array;
  readonly publicKey: PublicKey;
  readonly lifetime: Lifetime;
  readonly extensions: readonly ExtensionToWrite[];
  /** What an end entity is for; undefined for a CA. */
  readonly role: Role | undefined;
}

/**
 * Writes and signs a certificate, and reads and validates it before it is returned.
 * @param issuer an issuer, or the key of a certificate that signs itself
 * @throws Error as `checkWritten` does
 */
export async function signCertificate(
  writer: Asn1Writer,
  { subject, publicKey, lifetime, extensions, role }: CertificateToSign,
  issuer: Issuer | SigningKey,
): Promise<Certificate> {
  const key = 'chain' in issuer ? issuer.key : issuer;
  const chain: readonly Certificate[] = 'chain' in issuer ? issuer.chain : [];
  const [above] = chain;
  const own = await identify(publicKey);
  const der = await writeCertificate(
    writer,
    {
      serial: randomSerial(),
      issuer: above?.subject.raw ?? subject,
      ...lifetime,
      subject,
      publicKey: publicKey.raw,
      extensions: [
        ...extensions,
        subjectKeyIdentifier(writer, own),
        authorityKeyIdentifier(writer, above ? await issuerIdentifier(above) : own),
      ],
    },
    key,
  );
  const certificate = await checkWritten(der, { publicKey: key.publicKey, chain }, role);
  // A name that came from elsewhere must stay the octets that it was: paths are built by them.
  if (!sameOctets(certificate.subject.raw, subject))
    throw new Error('The subject cannot be written as it is; nothing was kept.');
  return certificate;
}

/** What names the issuer's key: its own subject key identifier, where it has one. */
export async function issuerIdentifier(issuer: Certificate): Promise<Uint8Array> {
  return readExtension(issuer, 'subjectKeyIdentifier') ?? identify(issuer.publicKey);
}

/** RFC 5280 section 4.2.1.2, method 1: the SHA-1 of the key's bits names the key, and protects nothing. */
function identify(publicKey: PublicKey): Promise<Uint8Array> {
  return digest('SHA-1', publicKey.key);
}
