import { digest } from '../crypto/digest.js';
import { keyMatches } from '../keys/keyMatches.js';
import { openKey } from '../keys/openKey.js';
import { parsePrivateKey } from '../keys/parsePrivateKey.js';
import { sealKey } from '../keys/sealKey.js';
import type { PublicKey } from '../x509/publicKey.js';
import { parsePublicKey } from '../x509/parsePublicKey.js';
import { loadAsn1Writer, type Asn1Writer } from './asn1Writer.js';
import { generateKey } from './authorityKey.js';
import type { AuthorityRequest } from './authorityRequest.js';
import { checkAuthority } from './checkAuthority.js';
import { checkWritten } from './checkWritten.js';
import { randomSerial } from './randomSerial.js';
import { writeCertificate } from './writeCertificate.js';
import {
  authorityKeyIdentifier,
  caBasicConstraints,
  keyUsage,
  subjectKeyIdentifier,
} from './writeExtensions.js';
import { writeSubject } from './writeSubject.js';

/** A certificate authority, ready to be kept. */
export interface Authority {
  /** DER of the self-signed certificate. */
  readonly certificate: Uint8Array;
  /** DER of the EncryptedPrivateKeyInfo. */
  readonly sealedKey: Uint8Array;
}

/**
 * Makes a self-signed CA: a new key, its certificate by RFC 5280 sections 4.1 and 4.2, and the key sealed. Everything
 * is read back, verified and opened again before it is returned.
 * @throws Error with the problem in a sentence, where the request is not sound
 */
export async function createAuthority(request: AuthorityRequest): Promise<Authority> {
  const problem = checkAuthority(request);
  if (problem !== undefined) throw new Error(problem);
  const { signingKey, spki, pkcs8 } = await generateKey(request.key);
  const publicKey = readBack(spki);
  const writer = await loadAsn1Writer();
  const subject = writeSubject(writer, request.subject);
  const certificate = await writeCertificate(
    writer,
    {
      serial: randomSerial(),
      issuer: subject,
      notBefore: request.notBefore,
      notAfter: request.notAfter,
      subject,
      publicKey: spki,
      extensions: await authorityExtensions(writer, publicKey, request.pathLength),
    },
    signingKey,
  );
  await checkWritten(certificate, publicKey);
  const sealedKey = await sealKey(pkcs8, request.passphrase, request.sealing);
  await checkSealed(sealedKey, request.passphrase, publicKey);
  return { certificate, sealedKey };
}

/** What RFC 5280 section 4.2.1 wants of a CA that signs certificates and CRLs. */
async function authorityExtensions(writer: Asn1Writer, publicKey: PublicKey, pathLength: number | undefined) {
  // Section 4.2.1.2, method 1: the SHA-1 of the key's bits names the key, and protects nothing.
  const identifier = await digest('SHA-1', publicKey.key);
  return [
    caBasicConstraints(writer, pathLength),
    keyUsage(writer, ['keyCertSign', 'cRLSign']),
    subjectKeyIdentifier(writer, identifier),
    authorityKeyIdentifier(writer, identifier),
  ];
}

function readBack(spki: Uint8Array): PublicKey {
  const parsed = parsePublicKey(spki);
  if (parsed.kind !== 'publicKey')
    throw new Error('Web Crypto made a public key that cannot be read; nothing was kept.');
  return parsed.publicKey;
}

/** A key that nobody can open again would be lost with the authority. */
async function checkSealed(sealedKey: Uint8Array, passphrase: string, publicKey: PublicKey): Promise<void> {
  const opening = await openKey(parsePrivateKey(sealedKey), passphrase);
  const opened = opening.outcome === 'opened' ? opening.key.publicKey : undefined;
  if (!opened || !keyMatches(publicKey, opened)) {
    throw new Error('The private key that was sealed cannot be opened again; nothing was kept.');
  }
}
