import type { Fault } from '../base/fault.js';
import type { Misshapen } from '../jobs/checkShape.js';
import { JOB_API_VERSION, JOB_KIND, type JobKind } from '../jobs/installJob.js';
import type { PathEnd } from '../path/buildPath.js';
import type { EntryFault } from '../store/entry.js';
import type { EntryKind } from '../store/layout.js';
import type { Certificate } from '../x509/certificate.js';
import { certificateLabel } from './describeCertificate.js';
import { describeEntryFault } from './describeEntryFault.js';
import { describeDate, describeLifetime } from './describeLifetime.js';
import { describeYamlFault } from './describeYamlFault.js';
import { describeIssuer } from './findingWords.js';
import { toPlain } from './toPlain.js';

// What the rules of core/jobs say, one function a sentence; how to mend it stands in media/findings.md.

const quoted = (certificate: Certificate): string => `“${certificateLabel(certificate)}”`;

export function sayYamlFault(fault: Fault): string {
  return `${describeYamlFault(fault)}.`;
}

export function sayNoJob(): string {
  return `This is no install job yet: it begins with “apiVersion: ${JOB_API_VERSION}” and “kind: ${JOB_KIND}”.`;
}

export function sayFieldMissing(path: string): string {
  return `“${path}” is missing.`;
}

export function sayTrustedMissing(): string {
  return '“trustedCertificates” is missing or empty: the node trusts nobody, and no session with TLS can begin.';
}

const SHAPES: Readonly<Record<Misshapen['expected'], string>> = {
  text: 'a single value',
  mapping: 'fields with values',
  list: 'a list',
};

export function sayMisshapen({ path, expected }: Misshapen): string {
  return path === ''
    ? `An install job must be ${SHAPES[expected]}.`
    : `“${path}” must be ${SHAPES[expected]}.`;
}

/** What a value of the job can be invalid as. */
export type InvalidValue =
  | 'api-version'
  | 'kind'
  | 'platform'
  | 'choice'
  | 'node-name'
  | 'alias'
  | 'boolean'
  | 'port'
  | 'days'
  | 'level'
  | 'moment'
  | 'line'
  | 'encoding'
  | 'host';

const RULES: Readonly<Record<InvalidValue, string>> = {
  'api-version': `is not a format that is understood here; “${JOB_API_VERSION}” is`,
  kind: 'is no kind of job that is understood here',
  platform: 'is not a platform',
  choice: 'cannot stand here',
  'node-name':
    'is not a node name: at most 16 letters without accents, digits and @ # $ . _ -, and no spaces',
  alias: 'is longer than the 25 characters that Control Center Director takes as a server’s name or alias',
  boolean: 'is neither “true” nor “false”',
  port: 'is not a port: a whole number from 1 to 65535',
  days: 'is not a number of days from 1 to 90, which is the most that Control Center Director takes',
  level: 'is not a level as IBM writes them, such as “6.4.0.6” or “6.3.1.0 iFix03”',
  moment: 'is neither a day, such as “2026-12-01”, nor a time with its zone, such as “2026-12-01T22:00:00Z”',
  line: 'holds a line break or another control character, and what installs reads line by line',
  encoding:
    'has “\uFFFD” in the place of what could not be read as UTF-8: type that anew, and save the file as UTF-8',
  host: 'is neither the name of a machine nor its address, which stand alone here: ports have fields of their own',
};

/** `values`: what may stand there, where it is one of a few. */
export function sayInvalidValue(what: InvalidValue, value: string, values: readonly string[] = []): string {
  const mend = what !== 'api-version' && values.length > 0 ? `; it must be one of ${values.join(', ')}` : '';
  return `“${toPlain(value)}” ${RULES[what]}${mend}.`;
}

export function sayTooManyServers(limit: number): string {
  return `One job is read for ${limit} servers at most; the rest of them belongs into another file.`;
}

export function saySecretName(): string {
  return 'This is not a name under which a secret can be kept: letters, digits and _ as in an environment variable. If it is the secret itself, give its name instead, and change it, since copies of this file may remain.';
}

/** `near`: what was probably meant; `homes`: where a field of this name does belong; `kind`: whose field it is. */
export function sayFieldUnknown(
  path: string,
  {
    near,
    homes,
    kind,
  }: {
    readonly near: string | undefined;
    readonly homes: readonly string[];
    readonly kind: JobKind | undefined;
  },
): string {
  const unknown = `The format has no field “${toPlain(path)}”, and nothing would be done with it`;
  if (kind !== undefined)
    return `“${toPlain(path)}” is a field of jobs of the kind “${kind}” alone, and nothing would be done with it here.`;
  if (near !== undefined) return `${unknown}; did you mean “${near}”?`;
  return homes.length === 0
    ? `${unknown}.`
    : `${unknown}; it belongs to ${homes.map((home) => `“${home}”`).join(' or ')}.`;
}

export function saySecretLiteral(key: string): string {
  return `“${toPlain(key)}” holds a secret. A job names where the secret is kept (“…Ref: NAME”) and never the secret itself; change it, since copies of this file may remain.`;
}

export function sayPrivateKeyInJob(): string {
  return 'A private key stands in the job. It belongs into the certificate store, encrypted; replace it, since copies of this file may remain.';
}

const KINDS: Readonly<Record<EntryKind, string>> = {
  authority: 'a certificate authority',
  key: 'a key certificate',
  ca: 'a CA certificate',
  peer: 'a partner’s certificate',
  request: 'a certificate request',
  crl: 'a revocation list',
};

/** `misfit`: what the store has of this name, and of another kind than belongs there. */
export function sayReferenceUnknown(
  ref: string,
  wanted: 'key' | 'new' | 'bootstrap' | 'ca' | 'certificate',
  misfit: EntryKind | undefined,
): string {
  return misfit === undefined
    ? `The certificate store has no ${WANTED[wanted]} “${toPlain(ref)}”.`
    : `“${toPlain(ref)}” is ${KINDS[misfit]} in the certificate store; a ${WANTED[wanted]} belongs here.${misfit === 'peer' ? OF_PEER : ''}`;
}

const OF_PEER =
  ' A partner’s has no private key and is never installed: it stands where the job says what is presented, under “director.certificates” or “partners[].certificates”.';

const WANTED = {
  key: 'key certificate',
  new: 'key certificate or request',
  bootstrap: 'bootstrap certificate',
  ca: 'CA certificate',
  certificate: 'certificate',
} as const;

export function sayEntryDamaged(name: string, fault: EntryFault): string {
  return `“${toPlain(name)}” cannot be used as it stands in the certificate store: ${describeEntryFault(fault)}`;
}

export function sayKeyMissing(ref: string): string {
  return `“${toPlain(ref)}” has no private key in the certificate store, and is no key certificate without it.`;
}

/** `until`: the last moment at which the job is to be done, in milliseconds. */
export function sayJobExpired(
  certificate: Certificate,
  now: number,
  until: number,
  isReplacement: boolean,
): string {
  const { notBefore, notAfter } = certificate;
  if (now <= notAfter.epoch)
    return `${quoted(certificate)} expires on ${describeDate(notAfter)}, before ${isReplacement ? 'the certificate is replaced' : 'the server is installed'} (${sayMoment(until)}).`;
  return `${quoted(certificate)} ${describeLifetime(notBefore, notAfter, now)} (${describeDate(notAfter)}).`;
}

export function sayJobNotYetValid(certificate: Certificate): string {
  return `${quoted(certificate)} is not valid before ${describeDate(certificate.notBefore)}.`;
}

/** `certificate`: the last one that the job’s own certificates lead to. */
export function sayChainIncomplete(
  certificate: Certificate,
  end: Extract<PathEnd, 'issuer-missing' | 'loop'>,
): string {
  return end === 'loop'
    ? `From ${quoted(certificate)} the job’s trusted certificates lead round in a circle and never to a self-signed root.`
    : `The chain is incomplete: ${quoted(certificate)} is signed by ${describeIssuer(certificate)}, which is not among the job’s trusted certificates.`;
}

export function saySelfSignedUntrusted(certificate: Certificate): string {
  return `${quoted(certificate)} is self-signed, so it must itself be among the job’s trusted certificates.`;
}

export function saySignatureUnchecked(certificate: Certificate, what: string): string {
  return `Whether the signature of ${quoted(certificate)} is right cannot be checked here: ${toPlain(what)}.`;
}

export function sayChainStopped(): string {
  return 'Whether the chain is complete cannot be checked here: too many certificates of one name are in question.';
}

/** Milliseconds → `2026-12-01 22:00 UTC`. */
function sayMoment(epoch: number): string {
  return `${new Date(epoch).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
