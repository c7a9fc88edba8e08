import { DAY } from '../base/day.js';
import type { SealingProfile } from '../keys/sealingProfile.js';
import type { Certificate } from '../x509/certificate.js';
import type { NameToWrite } from './alternativeName.js';
import { loadAsn1Writer } from './asn1Writer.js';
import type { Issuer } from './issuer.js';
import { type KeyKind, makeKey } from './keyKind.js';
import { checkLifetime, type Lifetime } from './lifetime.js';
import { NODE_PURPOSES, nodeExtensions } from './nodeExtensions.js';
import { sealMadeKey } from './sealMadeKey.js';
import { signCertificate } from './signCertificate.js';
import { checkSubject, type Subject } from './subject.js';
import { endEntityBasicConstraints } from './writeExtensions.js';
import { writeSubject } from './writeSubject.js';

/**
 * A bootstrap certificate is for the first days of a node, until somebody puts another in its place. Those that Control
 * Center Director makes are limited to as many days (fix list, CC-3987); this is none of them.
 */
export const BOOTSTRAP_DAYS = 90;

/** What a certificate of a node is to be. */
export interface CertificateOrder extends Lifetime {
  /** A bootstrap certificate is for the first days of a node alone. */
  readonly kind: 'node' | 'bootstrap';
  readonly subject: Subject;
  readonly names: readonly NameToWrite[];
  readonly key: KeyKind;
  /** What its private key is sealed with, and how. */
  readonly passphrase: string;
  readonly sealing?: SealingProfile;
}

/** A certificate and its key, ready to be kept. */
export interface KeyCertificate {
  readonly certificate: Certificate;
  /** DER of the EncryptedPrivateKeyInfo. */
  readonly sealedKey: Uint8Array;
}

/**
 * Makes a key, and a certificate for it that serves a node in both of its roles, as server and as client. Read back,
 * validated with the issuer's path and opened again before it is returned.
 * @throws Error with the problem in a sentence, where the order is not sound or the issuer does not allow it
 */
export async function issueCertificate(order: CertificateOrder, issuer: Issuer): Promise<KeyCertificate> {
  const problem = checkOrder(order, issuer);
  if (problem !== undefined) throw new Error(problem);
  const { notBefore, notAfter } = order;
  const made = await makeKey(order.key);
  const writer = await loadAsn1Writer();
  const certificate = await signCertificate(
    writer,
    {
      subject: writeSubject(writer, order.subject),
      publicKey: made.publicKey,
      lifetime: { notBefore, notAfter },
      extensions: [
        endEntityBasicConstraints(writer),
        ...nodeExtensions(writer, made.publicKey, order.names, NODE_PURPOSES),
      ],
      role: 'both',
    },
    issuer,
  );
  return { certificate, sealedKey: await sealMadeKey(made, order.passphrase, order.sealing) };
}

function checkOrder(order: CertificateOrder, { chain }: Issuer): string | undefined {
  const problem = checkSubject(order.subject) ?? checkLifetime(order, chain);
  if (problem !== undefined) return problem;
  if (order.passphrase === '') return 'The private key needs a passphrase: an empty one protects nothing.';
  return order.kind === 'bootstrap' && order.notAfter - order.notBefore > BOOTSTRAP_DAYS * DAY
    ? `A bootstrap certificate lives ${BOOTSTRAP_DAYS} days at most: choose an earlier end.`
    : undefined;
}
