import { toHex } from '../base/hex.js';
import { sameOctets } from '../base/sameOctets.js';
import { verifySignature } from '../crypto/verifySignature.js';
import { certificateLabel } from '../words/describeCertificate.js';
import { describeDate, describeDay } from '../words/describeLifetime.js';
import type { Certificate } from '../x509/certificate.js';
import { type RevocationReason, revocationReasons } from '../x509/extensions/crlFields.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import { nameOfOid } from '../x509/oids.js';
import { parseRevocationList } from '../x509/parseRevocationList.js';
import type { RevocationList } from '../x509/revocationList.js';
import { loadAsn1Writer } from './asn1Writer.js';
import { checkRevoked } from './checkRevoked.js';
import type { Issuer } from './issuer.js';
import { issuerIdentifier } from './signCertificate.js';
import { type EntryToWrite, writeRevocationList } from './writeRevocationList.js';

/** What the next list is to say. */
export interface ListUpdate {
  /** The list before; undefined for the first one. */
  readonly previous: RevocationList | undefined;
  /** The certificate that is revoked with it; undefined where the list is only to be current again. */
  readonly revoked: { readonly certificate: Certificate; readonly reason: RevocationReason } | undefined;
  /** Milliseconds; the list is current between them, and no longer than its signer. */
  readonly thisUpdate: number;
  readonly nextUpdate: number;
}

/**
 * Signs the next revocation list of an authority, RFC 5280 section 5: all that the list before has, and one more. Read
 * back, and asked by our own validation whether it revokes, before it is returned.
 * @throws Error with the problem in a sentence
 */
export async function updateRevocationList(update: ListUpdate, issuer: Issuer): Promise<RevocationList> {
  const { previous, revoked, thisUpdate } = update;
  const problem =
    checkSigner(issuer, thisUpdate) ??
    (previous && (await checkPrevious(previous, issuer))) ??
    checkUpdate(update);
  if (problem !== undefined) throw new Error(problem);
  const writer = await loadAsn1Writer();
  const [own] = issuer.chain;
  // Nothing outlives its issuer: by then nobody could take it.
  const nextUpdate = Math.min(update.nextUpdate, own.notAfter.epoch);
  const der = await writeRevocationList(
    writer,
    {
      issuer: own.subject.raw,
      thisUpdate,
      nextUpdate,
      entries: entriesOf(update),
      number: nextNumber(previous),
      authorityKeyIdentifier: await issuerIdentifier(own),
    },
    issuer.key,
  );
  const list = parseRevocationList(der);
  const faults = list.faults.map(({ code }) => code).join(', ');
  if (list.kind !== 'crl' || faults !== '')
    throw new Error(`The list that was written cannot be read back (${faults}); nothing was kept.`);
  if (!(await isSignedBy(list, own)))
    throw new Error('The list’s signature does not verify; nothing was kept.');
  if (revoked) await checkRevoked(revoked.certificate, list, issuer.chain);
  return list;
}

/** RFC 5280 section 4.2.1.3: nobody takes a list of a CA whose key usage does not speak of lists, or which has expired. */
function checkSigner({ chain: [own] }: Issuer, thisUpdate: number): string | undefined {
  if (own.notAfter.epoch <= thisUpdate)
    return `${certificateLabel(own)} has expired, its last day was ${describeDay(own.notAfter.epoch)}: nobody takes a list that it signs, nor anything else of it.`;
  const usages = readExtension(own, 'keyUsage');
  return usages === undefined || usages.includes('cRLSign')
    ? undefined
    : `${certificateLabel(own)} may not sign revocation lists: its key usage lacks cRLSign. It needs a certificate that has it.`;
}

/** The authority's own list alone is carried on: any other would be given its signature. */
async function checkPrevious(
  previous: RevocationList,
  { chain: [own] }: Issuer,
): Promise<string | undefined> {
  if (previous.faults.length > 0)
    return 'The present revocation list is damaged: bring it back from version control.';
  // Section 5.2: what makes a list one of a part alone, a delta or a distribution point’s, is critical.
  const partial = previous.extensions.find(({ critical }) => critical);
  if (partial)
    return `The present revocation list is only a part (${nameOfOid(partial.oid) ?? partial.oid}), and the next one would pass for all: put a full list in its place.`;
  if (!(await isSignedBy(previous, own)))
    return `The present revocation list is not signed by ${certificateLabel(own)}: bring its own back.`;
  return undefined;
}

function checkUpdate({ previous, revoked, thisUpdate, nextUpdate }: ListUpdate): string | undefined {
  if (!(nextUpdate > thisUpdate))
    return 'The list must be current for some time: choose a later next update.';
  // Whoever has both lists takes the newer for the one in force.
  if (previous && previous.thisUpdate.epoch > thisUpdate)
    return `The present list is of ${describeDate(previous.thisUpdate)}, which is still to come: check the clock.`;
  if (revoked === undefined) return undefined;
  const { certificate } = revoked;
  if (certificate.notAfter.epoch < thisUpdate)
    return `${certificateLabel(certificate)} has expired, and nobody takes it any more: there is nothing to revoke.`;
  const present = previous?.revokedCertificates.find(({ serial }) => sameOctets(serial, certificate.serial));
  return present && readExtension(present, 'reasonCode') !== 'certificateHold'
    ? `${certificateLabel(certificate)} is revoked already, since ${describeDate(present.revoked)}.`
    : undefined;
}

/** One on hold that is revoked for good has one entry, not two. */
function entriesOf({ previous, revoked, thisUpdate }: ListUpdate): readonly EntryToWrite[] {
  const kept = previous?.revokedCertificates.map(({ extensions, revoked: since, serial }) => ({
    serial,
    since: since.epoch,
    extensions,
  }));
  if (revoked === undefined) return kept ?? [];
  const { certificate, reason } = revoked;
  const others = kept?.filter(({ serial }) => !sameOctets(serial, certificate.serial)) ?? [];
  const code = revocationReasons.indexOf(reason);
  return [...others, { serial: certificate.serial, since: thisUpdate, reason: code }];
}

async function isSignedBy(list: RevocationList, { publicKey, subject }: Certificate): Promise<boolean> {
  const { issuer, signature, signatureAlgorithm, tbs } = list;
  const { verdict } = await verifySignature(signatureAlgorithm, publicKey, tbs, signature);
  return verdict === 'valid' && sameOctets(issuer.raw, subject.raw);
}

/** RFC 5280 section 5.2.3: larger with every list, and at most 20 octets. */
function nextNumber(previous: RevocationList | undefined): Uint8Array {
  const before = previous && readExtension(previous, 'crlNumber');
  const next = before === undefined || before.length === 0 ? 1n : BigInt(`0x${toHex(before)}`) + 1n;
  const hex = next.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Uint8Array.from(even.match(/../g) ?? [], (octet) => parseInt(octet, 16));
}
