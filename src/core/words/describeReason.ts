import type { KnownCertificate } from '../path/pool.js';
import type { Reason, ReasonCode } from '../validation/reason.js';
import type { Certificate } from '../x509/certificate.js';
import { nameOfOid } from '../x509/oids.js';
import { describeSignatureAlgorithm } from './describeAlgorithm.js';
import { certificateLabel } from './describeCertificate.js';
import { describePublicKey } from './describeKey.js';
import { describeDate, describeDay } from './describeLifetime.js';
import { describeIssuer } from './findingWords.js';
import { groupDigits, toPlain } from './toPlain.js';

/** What a sentence about a reason is made of. */
interface Words {
  /** The certificate at fault. */
  readonly it: string;
  readonly certificate: Certificate;
  /** The other certificate, and where it is. */
  readonly other: string;
  readonly otherPlace: string;
  readonly fact: (name: string) => string;
}

type Sentence = (words: Words) => string;

/** One sentence a reason: the certificate, what is wrong with it, and the facts. */
const sentences: Readonly<Record<Exclude<ReasonCode, 'budget-spent' | 'cancelled'>, Sentence>> = {
  'certificate-expired': ({ it, certificate }) => `${it} expired on ${describeDate(certificate.notAfter)}.`,
  'certificate-not-yet-valid': ({ it, certificate }) =>
    `${it} is not valid before ${describeDate(certificate.notBefore)}.`,
  'certificate-malformed': ({ it, fact }) =>
    `${it} breaks the rules of its own structure (${fact('what')}), so nothing can be relied on.`,
  'critical-extension-unprocessed': ({ it, fact }) =>
    `${it} has the critical extension ${describeOid(fact('oid'))}, which is not processed here; a certificate with such an extension must be refused.`,
  'key-refused': ({ it, certificate, fact }) =>
    `The key of ${it}, ${describePublicKey(certificate.publicKey)}, has fewer than the ${fact('wanted')} bits that are asked for.`,
  'hash-refused': ({ it, certificate }) =>
    `${it} is signed with ${describeSignatureAlgorithm(certificate.signatureAlgorithm)}, which is refused as asked.`,
  'hash-weak': ({ it, certificate }) =>
    `${it} is signed with ${describeSignatureAlgorithm(certificate.signatureAlgorithm)}, whose hash no longer protects it.`,
  'usage-missing': ({ it, fact }) => `The key usage of ${it} does not include ${fact('wanted')}.`,
  'purpose-missing': ({ it, fact }) =>
    `The extended key usage of ${it} does not include ${describeOids(fact('wanted'))}.`,
  'purpose-forbidden': ({ it, fact }) =>
    `The extended key usage of ${it} includes ${describeOid(fact('found'))}, which must not be there for this purpose.`,
  'leaf-is-authority': ({ it }) => `${it} is a CA certificate, where an end entity’s is asked for.`,
  'host-mismatch': ({ it, fact }) => {
    const names = fact('found') === '' ? 'no such name' : `${fact('found')}${describeMore(fact('more'))}`;
    const common =
      fact('commonName') === 'matches'
        ? ' Its common name would match, but that is not looked at: the alternative names count.'
        : '';
    return `${it} is not for ${fact('host')}: its alternative names have ${names}.${common}`;
  },
  'host-unusable': ({ fact }) => `${fact('host')} is neither a host name nor an IP address.`,
  'name-not-permitted': ({ it, other, fact }) =>
    `${it} has the ${describeType(fact('type'))} ${fact('name')}, which is not among the names that ${other} permits${describeBases(fact)}.`,
  'name-excluded': ({ it, other, fact }) =>
    `${it} has the ${describeType(fact('type'))} ${fact('name')}, which is among the names that ${other} excludes${describeBases(fact)}.`,
  'name-constraints-unprocessed': ({ it, other, fact }) => {
    const whose =
      other === '' ? `The name constraints of ${it}` : `The name constraints of ${other} for ${it}`;
    const about = fact('type') === '' ? '' : ` (${describeType(fact('type'))} ${fact('name')})`;
    return `${whose} cannot be processed${about}, so nothing below may be accepted.`;
  },
  'signature-invalid': ({ it, other, otherPlace }) =>
    `The signature of ${it} is wrong: the key of ${other}${otherPlace} does not verify it.`,
  'signature-unchecked': ({ it, other, fact }) =>
    `The signature of ${it} under the key of ${other} cannot be checked here: ${fact('what')}.`,
  'issuer-missing': ({ it, certificate, other, otherPlace }) => {
    const miss = other === '' ? '' : `; ${other}${otherPlace} has the same name but another key`;
    return `${it} is signed by ${describeIssuer(certificate)}, whose certificate is not here${miss}.`;
  },
  'issuer-other-key': ({ it, other, otherPlace }) =>
    `${other}${otherPlace} has the name of the issuer of ${it} but another key.`,
  'root-untrusted': ({ it }) => `${it} is signed with its own key and is not among the trusted certificates.`,
  'not-a-ca': ({ it }) => `${it} is not a CA certificate, so it may not issue others.`,
  'may-not-sign-certificates': ({ it }) =>
    `The key usage of ${it} does not include keyCertSign, so it may not issue others.`,
  loop: ({ it }) => `Following the issuers of ${it} never ends at a trusted certificate.`,
  'path-too-long': ({ other, fact }) =>
    `${other} allows ${fact('wanted')} CA certificates below it, and the path has ${fact('found')}.`,
  'path-deeper-than-asked': ({ it, fact }) =>
    `With ${it} the path has more than the ${fact('wanted')} intermediate certificates that are asked for.`,
  'policy-missing': ({ it }) =>
    `The path to ${it} must stand under a certificate policy, and no acceptable one is valid along it.`,
  'policy-mapping-of-any': ({ it }) => `${it} maps the policy anyPolicy, which must not be mapped.`,
  'certificate-revoked': ({ it, fact }) =>
    `${it} was revoked${fact('since') === 'NaN' ? '' : ` on ${describeDay(Number(fact('since')))}`} (${fact('reason')}).`,
  'revocation-unknown': ({ it, fact }) =>
    `Whether ${it} is revoked is not known: ${describeWhy(fact('why'))}.`,
};

/** Why no revocation list could be asked. */
const WHY: Readonly<Record<string, string>> = {
  'list-missing': 'no revocation list here covers it',
  'list-not-current': 'the revocation list for it is not current',
  'list-unverified': 'the signature of the revocation list for it was not verified',
  'list-malformed': 'the revocation list for it is malformed',
  'list-not-understood': 'the revocation list for it has a critical extension that is not processed here',
  'list-without-base': 'there is a delta list for it, but not the complete list that it extends',
};

const TYPES: Readonly<Record<string, string>> = {
  dns: 'DNS name',
  email: 'mail address',
  uri: 'URI',
  ip: 'IP address',
  directory: 'directory name',
  rid: 'registered ID',
};

const describeType = (type: string): string => TYPES[type] ?? 'name of another form';

const describeMore = (more: string): string => (more === '0' ? '' : ` and ${more} more`);

const describeBases = (fact: Words['fact']): string =>
  fact('wanted') === '' ? '' : ` (${fact('wanted')}${describeMore(fact('more'))})`;

const describeWhy = (why: string): string => WHY[why] ?? why;

function describeOid(oid: string): string {
  const name = nameOfOid(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}

const describeOids = (oids: string): string => oids.split(' ').map(describeOid).join(' or ');

const STOPPED = {
  'budget-spent':
    'There are more ways through these certificates than may be tried, and none of those that were tried is valid.',
  cancelled: 'The search was cancelled.',
} as const;

/** A reason in one sentence, plain text. */
export function describeReason(reason: Reason): string {
  const { code, certificate: known, other, facts = {} } = reason;
  if (code === 'budget-spent' || code === 'cancelled') return STOPPED[code];
  if (known === undefined) return code;
  const fact = (name: string): string => {
    const value = facts[name] ?? '';
    return typeof value === 'number' && Number.isInteger(value) && value < 1e9
      ? groupDigits(value)
      : toPlain(String(value));
  };
  return sentences[code]({
    it: quote(known),
    certificate: known.certificate,
    other: other === undefined ? '' : quote(other),
    otherPlace: other?.file === undefined ? '' : ` in ${toPlain(other.file)}`,
    fact,
  });
}

function quote({ certificate }: KnownCertificate): string {
  return `“${certificateLabel(certificate)}”`;
}
