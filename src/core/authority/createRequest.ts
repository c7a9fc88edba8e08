import type { SealingProfile } from '../keys/sealingProfile.js';
import { verifySignature } from '../crypto/verifySignature.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import { oids } from '../x509/oids.js';
import { parseRequest } from '../x509/parseRequest.js';
import type { PublicKey } from '../x509/publicKey.js';
import type { NameToWrite } from './alternativeName.js';
import { type Asn1, type Asn1Writer, loadAsn1Writer } from './asn1Writer.js';
import { type KeyKind, makeKey } from './keyKind.js';
import { nodeExtensions } from './nodeExtensions.js';
import { sealMadeKey } from './sealMadeKey.js';
import { toSigningKey } from './signingKey.js';
import { checkSubject, type Subject } from './subject.js';
import { writeExtension } from './writeExtensions.js';
import { writeSigned } from './writeSigned.js';
import { writeSubject } from './writeSubject.js';

/** What is asked of a CA. */
export interface RequestOrder {
  readonly subject: Subject;
  readonly names: readonly NameToWrite[];
  /** By OID; empty where the CA is to decide. */
  readonly purposes: readonly string[];
  readonly key: KeyKind;
  /** What its private key is sealed with, and how. */
  readonly passphrase: string;
  readonly sealing?: SealingProfile;
}

/** A request and its key, ready to be kept. */
export interface KeyRequest {
  readonly request: CertificateRequest;
  /** DER of the EncryptedPrivateKeyInfo. */
  readonly sealedKey: Uint8Array;
}

/**
 * Makes a key and a PKCS#10 request for it, RFC 2986 section 4; both are read back before they are returned.
 * @throws Error with the problem in a sentence, where the order is not sound
 */
export async function createRequest(order: RequestOrder): Promise<KeyRequest> {
  const problem = checkSubject(order.subject);
  if (problem !== undefined) throw new Error(problem);
  const made = await makeKey(order.key);
  const writer = await loadAsn1Writer();
  const info = writeInfo(writer, order, made.publicKey);
  const request = await readBack(await writeSigned(writer, info, await toSigningKey(made)));
  return { request, sealedKey: await sealMadeKey(made, order.passphrase, order.sealing) };
}

/**
 *     CertificationRequestInfo ::= SEQUENCE { version INTEGER { v1(0) }, subject Name,
 *       subjectPKInfo SubjectPublicKeyInfo, attributes [0] IMPLICIT SET OF Attribute }
 *
 * with the one attribute extensionRequest, RFC 2985 section 5.4.2.
 */
function writeInfo(
  writer: Asn1Writer,
  { subject, names, purposes }: RequestOrder,
  publicKey: PublicKey,
): Asn1 {
  const extensions = nodeExtensions(writer, publicKey, names, purposes);
  const wanted = writer.sequence(...extensions.map((extension) => writeExtension(writer, extension)));
  return writer.sequence(
    writer.integer(Uint8Array.of(0)),
    writer.encoded(writeSubject(writer, subject)),
    writer.encoded(publicKey.raw),
    writer.implicitList(0, writer.sequence(writer.oid(oids.extensionRequest), writer.set(wanted))),
  );
}

async function readBack(der: Uint8Array): Promise<CertificateRequest> {
  const request = parseRequest(der);
  const faults = request.faults.map(({ code }) => code).join(', ');
  if (request.kind !== 'request' || faults !== '')
    throw new Error(`The request that was written cannot be read back (${faults}); nothing was kept.`);
  const { verdict } = await verifySignature(
    request.signatureAlgorithm,
    request.publicKey,
    request.tbs,
    request.signature,
  );
  if (verdict !== 'valid')
    throw new Error(`The signature of the request that was written is ${verdict}; nothing was kept.`);
  return request;
}
