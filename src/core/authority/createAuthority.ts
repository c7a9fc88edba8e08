import type { Certificate } from '../x509/certificate.js';
import { type Asn1Writer, loadAsn1Writer } from './asn1Writer.js';
import type { AuthorityRequest } from './authorityRequest.js';
import { checkAuthority } from './checkAuthority.js';
import type { Issuer } from './issuer.js';
import { makeKey } from './keyKind.js';
import { sealMadeKey } from './sealMadeKey.js';
import { signCertificate } from './signCertificate.js';
import { toSigningKey } from './signingKey.js';
import { caBasicConstraints, type ExtensionToWrite, keyUsage, nameConstraints } from './writeExtensions.js';
import { writeSubject } from './writeSubject.js';

/** A certificate authority, ready to be kept. */
export interface Authority {
  readonly certificate: Certificate;
  /** DER of the EncryptedPrivateKeyInfo. */
  readonly sealedKey: Uint8Array;
}

/**
 * Makes a CA: a new key, its certificate by RFC 5280 sections 4.1 and 4.2, and the key sealed. It is self-signed, or an
 * intermediate one under an issuer. Everything is read back, validated and opened again before it is returned.
 * @throws Error with the problem in a sentence, where the request is not sound or the issuer does not allow it
 */
export async function createAuthority(request: AuthorityRequest, issuer?: Issuer): Promise<Authority> {
  const problem = checkAuthority(request, issuer?.chain ?? []);
  if (problem !== undefined) throw new Error(problem);
  const { notBefore, notAfter } = request;
  const made = await makeKey(request.key);
  const writer = await loadAsn1Writer();
  const certificate = await signCertificate(
    writer,
    {
      subject: writeSubject(writer, request.subject),
      publicKey: made.publicKey,
      lifetime: { notBefore, notAfter },
      extensions: authorityExtensions(writer, request),
      role: undefined,
    },
    issuer ?? (await toSigningKey(made)),
  );
  return { certificate, sealedKey: await sealMadeKey(made, request.passphrase, request.sealing) };
}

/** What RFC 5280 section 4.2.1 wants of a CA that signs certificates and CRLs. */
function authorityExtensions(
  writer: Asn1Writer,
  { pathLength, nameLimits }: AuthorityRequest,
): readonly ExtensionToWrite[] {
  const isLimited = nameLimits && nameLimits.permitted.length + nameLimits.excluded.length > 0;
  return [
    caBasicConstraints(writer, pathLength),
    keyUsage(writer, ['keyCertSign', 'cRLSign']),
    ...(isLimited ? [nameConstraints(writer, nameLimits)] : []),
  ];
}
