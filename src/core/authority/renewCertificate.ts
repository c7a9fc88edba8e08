import type { Certificate } from '../x509/certificate.js';
import { oids } from '../x509/oids.js';
import type { PublicKey } from '../x509/publicKey.js';
import { type Asn1Writer, loadAsn1Writer } from './asn1Writer.js';
import type { Issuer } from './issuer.js';
import { checkLifetime, type Lifetime } from './lifetime.js';
import { nodeKeyUsage } from './nodeExtensions.js';
import { signCertificate } from './signCertificate.js';
import type { ExtensionToWrite } from './writeExtensions.js';

/** What is written anew, since it speaks of the keys. */
const OF_THE_KEYS: ReadonlySet<string> = new Set([oids.subjectKeyIdentifier, oids.authorityKeyIdentifier]);

/**
 * Signs an end entity’s certificate again: its subject and its extensions stay the octets that they were, with its own
 * key or another. Where the other is of another type, the key usage is what a node wants of such a key.
 * @throws Error with the problem in a sentence, where the certificate is not sound or the issuer does not allow it
 */
export async function renewCertificate(
  certificate: Certificate,
  publicKey: PublicKey,
  lifetime: Lifetime,
  issuer: Issuer,
): Promise<Certificate> {
  const [fault] = certificate.faults;
  const problem = fault
    ? `The certificate breaks the rules of its own structure (${fault.code}): issue a new one instead.`
    : checkLifetime(lifetime, issuer.chain);
  if (problem !== undefined) throw new Error(problem);
  const writer = await loadAsn1Writer();
  return signCertificate(
    writer,
    {
      subject: certificate.subject.raw,
      publicKey,
      lifetime,
      extensions: keptExtensions(writer, certificate, publicKey),
      role: 'any',
    },
    issuer,
  );
}

function keptExtensions(
  writer: Asn1Writer,
  { extensions, publicKey: before }: Certificate,
  publicKey: PublicKey,
): readonly ExtensionToWrite[] {
  const isSameType = before.algorithm.oid === publicKey.algorithm.oid;
  return extensions
    .filter(({ oid }) => !OF_THE_KEYS.has(oid))
    .map((extension) =>
      extension.oid === oids.keyUsage && !isSameType ? nodeKeyUsage(writer, publicKey) : extension,
    );
}
