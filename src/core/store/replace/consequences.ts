import { DAY } from '../../base/day.js';
import { sameOctets } from '../../base/sameOctets.js';
import { keyMatches } from '../../keys/keyMatches.js';
import { claimsSelfSigned, incapacityOf } from '../../path/couldHaveIssued.js';
import { fingerprint } from '../../path/fingerprint.js';
import { sameName } from '../../path/sameName.js';
import type { Certificate } from '../../x509/certificate.js';
import type { GeneralName } from '../../x509/extensions/generalName.js';
import type { KeyUsage } from '../../x509/extensions/keyUsage.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import type { PublicKey } from '../../x509/publicKey.js';
import { type Replacement, rootOf, type Standing } from './replacement.js';

/**
 * What follows from a replacement for somebody, who must act. None of it is an error: a person may want it so.
 * `expired`, `not-yet-valid`: the new certificate, at this moment;
 * `root-changed`: it stands under another root; `root-unknown`: which one is not known here, and the one before was;
 * `issuer-changed`: another CA has signed it, or the same with another key; under the same root where that is known;
 * `vouches-for-itself`: it is self-signed, and the one before was not it;
 * `intermediate-added`: its chain has an intermediate, and the one before had none;
 * `common-name`, `names-lost`, `client-lost`, `server-lost`, `usage-lost`: what it is not, or not good for, any more;
 * `key-type`: a key of another kind; `key-weaker`: fewer bits; `key-changed`: another key of the same kind;
 * `key-kept`: the same key, which whoever may have the present one has as well;
 * `ends-no-later`: its last day is not after the present one's; `life-shorter`: it lives fewer days;
 * `trusted-elsewhere`: a CA certificate that stands in the trusted lists of others;
 * `signs-no-more`, `subject-changed`, `signing-key`: what a CA has signed does not lead to the new certificate;
 * `path-length`, `name-limits`: a CA may sign for less;
 * `partner-trust`: a partner’s stands under something else, which the nodes must trust; `root` where it is known;
 * `partner-name`: a partner’s has another common name.
 */
export type Consequence =
  | { readonly code: 'expired' | 'not-yet-valid'; readonly at: number }
  | { readonly code: 'root-changed'; readonly root: Certificate }
  | { readonly code: 'issuer-changed'; readonly isRootKept: boolean }
  | { readonly code: 'partner-trust'; readonly root: Certificate | undefined }
  | { readonly code: 'common-name' | 'partner-name'; readonly before: string; readonly after: string }
  | { readonly code: 'names-lost'; readonly names: readonly GeneralName[] }
  | { readonly code: 'usage-lost'; readonly usages: readonly KeyUsage[] }
  | { readonly code: 'key-type'; readonly key: PublicKey }
  | { readonly code: 'life-shorter'; readonly before: number; readonly after: number }
  | {
      readonly code:
        | 'root-unknown'
        | 'vouches-for-itself'
        | 'intermediate-added'
        | 'client-lost'
        | 'server-lost'
        | 'key-weaker'
        | 'key-changed'
        | 'key-kept'
        | 'ends-no-later'
        | 'trusted-elsewhere'
        | 'signs-no-more'
        | 'subject-changed'
        | 'signing-key'
        | 'path-length'
        | 'name-limits';
    };

/** What follows from a replacement, what keeps sessions from beginning first. `now` in milliseconds. */
export function findConsequences(replacement: Replacement, now: number): readonly Consequence[] {
  const { after, before, kind } = replacement;
  return [...ofDates(after[0], now), ...BY_KIND[kind](before, after), ...ofLife(before[0], after[0])];
}

const BY_KIND: Readonly<
  Record<Replacement['kind'], (before: Standing, after: Standing) => readonly Consequence[]>
> = {
  key: ofNode,
  ca: ([before], [after]) => ofAuthority(before, after),
  peer: ofPartner,
};

function ofDates({ notAfter, notBefore }: Certificate, now: number): Consequence[] {
  if (now > notAfter.epoch) return [{ code: 'expired', at: notAfter.epoch }];
  return now < notBefore.epoch ? [{ code: 'not-yet-valid', at: notBefore.epoch }] : [];
}

function ofNode(before: Standing, after: Standing): Consequence[] {
  return [
    ...ofChain(before, after),
    ...ofPurposes(before[0], after[0]),
    ...ofNames(before[0], after[0]),
    ...ofKey(before[0].publicKey, after[0].publicKey),
  ];
}

/** Who vouches for it: partners and Director trust by that. */
function ofChain(before: Standing, after: Standing): Consequence[] {
  if (claimsSelfSigned(after[0])) return [{ code: 'vouches-for-itself' }];
  const [root, rootBefore] = [rootOf(after), rootOf(before)];
  const isRootKept = root !== undefined && rootBefore !== undefined && isSame(root, rootBefore);
  const hasIntermediate = (standing: Standing) => rootOf(standing) !== undefined && standing.length > 2;
  const consequences: Consequence[] = [];
  if (root === undefined) {
    if (rootBefore !== undefined || !sameIssuer(before, after)) consequences.push({ code: 'root-unknown' });
  } else if (!isRootKept) consequences.push({ code: 'root-changed', root });
  if (!sameIssuer(before, after)) consequences.push({ code: 'issuer-changed', isRootKept });
  if (hasIntermediate(after) && rootOf(before) !== undefined && !hasIntermediate(before))
    consequences.push({ code: 'intermediate-added' });
  return consequences;
}

const isSame = (a: Certificate, b: Certificate): boolean => fingerprint(a) === fingerprint(b);

/** The same CA by name, and by key as far as both are known or identified. */
function sameIssuer([before, issuerBefore]: Standing, [after, issuer]: Standing): boolean {
  if (!sameName(before.issuer, after.issuer)) return false;
  if (issuerBefore && issuer) return keyMatches(issuerBefore.publicKey, issuer.publicKey);
  const [a, b] = [before, after].map((one) => readExtension(one, 'authorityKeyIdentifier')?.keyId);
  return a === undefined || b === undefined || sameOctets(a, b);
}

/** A certificate without extended key usage is good for any purpose: RFC 5280 section 4.2.1.12. */
function ofPurposes(before: Certificate, after: Certificate): Consequence[] {
  const lost = (purpose: string) => serves(before, purpose) && !serves(after, purpose);
  const usages = readExtension(after, 'keyUsage');
  const usagesBefore = readExtension(before, 'keyUsage');
  // What another type of key has no use for is no loss.
  const counts = (usage: KeyUsage) =>
    usage === 'digitalSignature' || (usage === 'keyEncipherment' && after.publicKey.type === 'RSA');
  const missing =
    usages &&
    (usagesBefore ?? (['digitalSignature'] as const)).filter(
      (usage) => counts(usage) && !usages.includes(usage),
    );
  return [
    ...(lost(oids.serverAuth) ? [{ code: 'server-lost' } as const] : []),
    ...(lost(oids.clientAuth) ? [{ code: 'client-lost' } as const] : []),
    ...(missing && missing.length > 0 ? [{ code: 'usage-lost', usages: missing } as const] : []),
  ];
}

function serves(certificate: Certificate, purpose: string): boolean {
  const purposes = readExtension(certificate, 'extendedKeyUsage');
  return purposes === undefined || purposes.includes(purpose) || purposes.includes(oids.anyExtendedKeyUsage);
}

function ofNames(before: Certificate, after: Certificate): Consequence[] {
  const [cn, cnBefore] = [commonNameOf(after), commonNameOf(before)];
  const has = new Set((readExtension(after, 'subjectAltName') ?? []).map(toKey));
  const lost = (readExtension(before, 'subjectAltName') ?? []).filter((name) => !has.has(toKey(name)));
  return [
    ...(cn === cnBefore ? [] : [{ code: 'common-name', before: cnBefore, after: cn } as const]),
    ...(lost.length === 0 ? [] : [{ code: 'names-lost', names: lost } as const]),
  ];
}

/** DNS names differ by more than case: RFC 4343. */
function toKey({ type, value }: GeneralName): string {
  return `${type} ${type === 'dns' ? value.toLowerCase() : value}`;
}

/** The last and so most specific one; empty where there is none. */
function commonNameOf({ subject }: Certificate): string {
  return subject.rdns.flat().findLast(({ oid }) => oid === oids.commonName)?.value ?? '';
}

function ofKey(before: PublicKey, after: PublicKey): Consequence[] {
  if (keyMatches(before, after)) return [{ code: 'key-kept' }];
  if (before.type !== after.type) return [{ code: 'key-type', key: after }];
  const isWeaker = before.bits !== null && after.bits !== null && after.bits < before.bits;
  return [...(isWeaker ? [{ code: 'key-weaker' } as const] : []), { code: 'key-changed' }];
}

/** The partner has done it already: what is left to do is at the nodes that talk with it. */
function ofPartner(before: Standing, after: Standing): Consequence[] {
  const [root, rootBefore] = [rootOf(after), rootOf(before)];
  const isRootKept = root && rootBefore ? isSame(root, rootBefore) : root === rootBefore;
  const [cn, cnBefore] = [commonNameOf(after[0]), commonNameOf(before[0])];
  return [
    ...(isRootKept && sameIssuer(before, after) ? [] : [{ code: 'partner-trust', root } as const]),
    ...(cn === cnBefore ? [] : [{ code: 'partner-name', before: cnBefore, after: cn } as const]),
  ];
}

/** What rests on a CA’s certificate: what it has signed, and the lists in which others trust it. */
function ofAuthority(before: Certificate, after: Certificate): Consequence[] {
  const consequences: Consequence[] = [];
  if (incapacityOf(before) === undefined && incapacityOf(after) !== undefined)
    consequences.push({ code: 'signs-no-more' });
  if (!sameName(before.subject, after.subject)) consequences.push({ code: 'subject-changed' });
  if (!keyMatches(before.publicKey, after.publicKey)) consequences.push({ code: 'signing-key' });
  const [depth, depthBefore] = [after, before].map(
    (one) => readExtension(one, 'basicConstraints')?.pathLen ?? Infinity,
  );
  if (depth !== undefined && depthBefore !== undefined && depth < depthBefore)
    consequences.push({ code: 'path-length' });
  if (hasOtherLimits(before, after)) consequences.push({ code: 'name-limits' });
  return [...consequences, { code: 'trusted-elsewhere' }];
}

/** Whether the new one is limited to other names; that none are limited any more hurts nobody. */
function hasOtherLimits(before: Certificate, after: Certificate): boolean {
  const limitsOf = ({ extensions }: Certificate) =>
    extensions.find(({ oid }) => oid === oids.nameConstraints);
  const [limits, limitsBefore] = [limitsOf(after)?.value, limitsOf(before)?.value];
  return limits !== undefined && (limitsBefore === undefined || !sameOctets(limits, limitsBefore));
}

function ofLife(before: Certificate, after: Certificate): Consequence[] {
  if (after.notAfter.epoch <= before.notAfter.epoch) return [{ code: 'ends-no-later' }];
  const daysOf = ({ notAfter, notBefore }: Certificate) =>
    Math.round((notAfter.epoch - notBefore.epoch) / DAY);
  const [days, daysBefore] = [daysOf(after), daysOf(before)];
  return days < daysBefore ? [{ code: 'life-shorter', before: daysBefore, after: days }] : [];
}
