import type { Keystore } from '../keystores/keystore.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type {
  ImportedObject,
  ImportPlan,
  ImportWarning,
  KnownEntry,
  PlannedEntry,
  Refusal,
  RefusalReason,
} from '../store/import/importPlan.js';
import { PASSED_OVER } from '../store/import/importPlan.js';
import type { LockedObject } from '../store/import/lockedObjects.js';
import { entryPath } from '../store/layout.js';
import { certificateLabel, describeShortName } from './describeCertificate.js';
import { describeFault } from './describeFault.js';
import { describePrivateKey } from './describeKey.js';
import { describeKeystore, describeSealing } from './describeKeystore.js';
import { countOf } from './describeLifetime.js';
import { describeModel } from './describeModel.js';
import { describeName } from './describeName.js';
import { toPlain } from './toPlain.js';

const WARNINGS: Readonly<Record<Exclude<ImportWarning, 'key-missing'>, string>> = {
  'self-signed':
    'It is self-signed: no CA vouches for it, so every partner and Control Center Director must be given this very certificate to trust, again after each renewal. A production container wants one that a CA has signed.',
  expired: 'It has expired: sessions that use it will fail.',
  'not-yet-valid': 'It is not valid yet: until its first day, sessions that use it will fail.',
  outdated: 'Its next one is due: what was revoked since is not in it.',
  malformed: 'It breaks rules of its encoding, and other software may refuse it.',
  older: 'The store has one for the same key or the same names that is as new or newer.',
};

export function describeImportWarning(
  warning: ImportWarning,
  { object }: Pick<PlannedEntry, 'object'>,
): string {
  return warning === 'key-missing' ? describeKeyMissing(object) : WARNINGS[warning];
}

/** For a node it is of no use, and only a person knows whether it is a partner’s. */
function describeKeyMissing(object: ImportedObject): string {
  return `No private key came along that could be opened, and the store has none: as a key certificate of a node it is of no use. Kept as a partner’s certificate, it is never installed, only proved against; to be trusted, what belongs into the store is the certificate of its issuer, ${describeIssuer(object)}.`;
}

const SHORT_WARNINGS: Readonly<Record<ImportWarning, string>> = {
  'self-signed': 'self-signed',
  expired: 'expired',
  'not-yet-valid': 'not valid yet',
  outdated: 'outdated',
  malformed: 'malformed',
  older: 'not newer than what the store has',
  'key-missing': 'no private key: of no use for a node, kept as a partner’s',
};

/** The same in a word or two. */
export function describeWarningShortly(warning: ImportWarning): string {
  return SHORT_WARNINGS[warning];
}

/** One line of what would be written: "node-a — node certificate, expires in 12 days; with its private key and 2 CA certificates". */
export function describePlannedEntry({ certificates, key, object }: PlannedEntry, now: number): string {
  const chain = certificates.length - 1;
  const along = [
    ...(key ? [key.from === 'store' ? 'the private key that the store has' : 'its private key'] : []),
    ...(chain > 0 ? [countOf(chain, 'CA certificate')] : []),
  ];
  const line = describeModel(object, now);
  return along.length === 0 ? line : `${line}; with ${along.join(' and ')}`;
}

/** What it means for an entry of the store: "answers request/CDNODE1", "newer than key/CDNODE1 (same key)". */
export function describeRelation({ answers, renews, supersedes }: PlannedEntry): string | undefined {
  if (answers) return `answers ${toPlain(entryPath(answers))}`;
  if (supersedes.length > 0)
    return `newer: takes the place of ${supersedes.map((one) => toPlain(entryPath(one))).join(', ')}`;
  if (renews === undefined) return undefined;
  const by = renews.by === 'key' ? 'same key' : 'same names';
  return `newer than ${toPlain(entryPath(renews.entry))} (${by})`;
}

/** Said before a passphrase is asked for: what needs it, how it is encrypted, and in which file. */
export function describeLocked(locked: LockedObject): string {
  return locked.type === 'key'
    ? describeLockedKey(locked)
    : describeLockedKeystore(locked.container.keystore, locked.file);
}

/** The same of a private key by itself. */
export function describeLockedKey({
  file,
  key,
}: {
  readonly file: string;
  readonly key: PrivateKey;
}): string {
  return `The ${describePrivateKey(key)}, in ${toPlain(file)} needs its passphrase.`;
}

/** The same of a container. */
export function describeLockedKeystore(keystore: Keystore, file: string): string {
  return `${describeKeystore(keystore)}${describeClosedKeys(keystore)}, in ${toPlain(file)}, ${describeSealing(keystore)}, needs its passphrase.`;
}

/** Where some keys of a container have opened: which have not. */
function describeClosedKeys({ enclosed }: Keystore): string {
  const keys = enclosed.filter(({ model }) => model.kind === 'privateKey' && model.encryption !== null);
  const closed = keys.filter(({ opened }) => opened === undefined);
  if (closed.length === keys.length) return '';
  return `, of which ${closed.map(({ alias }) => `“${toPlain(alias ?? '')}”`).join(', ')} stayed closed`;
}

const REASONS: Readonly<Record<RefusalReason, (what: string, refusal: Refusal) => string>> = {
  'self-signed-unproven': (what) =>
    `${what} is a node’s certificate that names itself as its issuer, and its signature does not prove that: nobody can trust it. Its private key is neither here nor in the store.`,
  'key-matches-none': (what) => `${what} belongs to none of these certificates.`,
  'key-not-comparable': (what) =>
    `${what} does not tell its public key, so that no certificate can be matched to it here.`,
  'key-scheme-unknown': (what) => `${what} cannot be opened here, whatever the passphrase.`,
  'container-scheme-unknown': (what) =>
    `${what} is a container that cannot be opened here, whatever the passphrase.`,
  'key-closed': (what) => `${what} stayed closed, since its passphrase was not given.`,
  'key-not-needed': (what) => `${what} was left closed: no certificate here lacks a private key.`,
  'container-closed': (what) => `${what} is a container of which a part stayed closed.`,
  'request-key-missing': (what) =>
    `${what} came without its private key. The request of somebody else is not kept; “Sign Certificate Request…” answers it.`,
  'request-answered': (what) => `${what} is answered: its certificate is among these.`,
  'public-key': (what) => `${what} holds a public key without a certificate about it.`,
  'nothing-found': (what, refusal) => `${what} holds neither certificates nor keys.${whyOf(refusal)}`,
  unreadable: (what, refusal) => `${what} holds something that cannot be read.${whyOf(refusal)}`,
  'file-unreadable': (what, { detail }) => `${what} could not be read: ${toPlain(detail ?? '')}`,
  'too-much': (what) => `${what} and what follows was not read: it is more than one import takes.`,
  'archive-damaged': (what) => `${what} is damaged, as its archive says itself.`,
  'archive-parts': (what) => `${what} is a part of an archive of several files.`,
  'archive-entries': (what) => `${what} is an archive of more files than one import takes.`,
  'archive-encrypted': (what) =>
    `${what} is encrypted in its archive, which is not opened here: unpack it first.`,
  'archive-method': (what) => `${what} is packed in a way that is not unpacked here: unpack it first.`,
  'archive-nested': (what) => `${what} is an archive within an archive, which is not unpacked.`,
  'archive-large': (what) => `${what} is larger unpacked than what is taken out of an archive.`,
};

/** Why something is not imported. */
export function describeRefusal(refusal: Refusal): string {
  return REASONS[refusal.reason](describeSubject(refusal), refusal);
}

function whyOf({ fault }: Refusal): string {
  return fault === undefined ? '' : ` ${describeFault(fault)}`;
}

function describeSubject({ file, about }: Refusal): string {
  const where = toPlain(file);
  if (about === undefined) return where;
  return about.kind === 'privateKey'
    ? `The ${describePrivateKey(about)}, in ${where}`
    : `“${nameObject(about)}” in ${where}`;
}

function describeIssuer(object: ImportedObject): string {
  return object.kind === 'certificate' ? describeName(object.issuer) : 'another';
}

/** What an object is called for short. */
function nameObject(object: ImportedObject | PrivateKey): string {
  switch (object.kind) {
    case 'certificate':
      return certificateLabel(object);
    case 'privateKey':
      return describePrivateKey(object);
    case 'request':
      return describeShortName(object.subject) ?? 'certificate request';
    case 'crl':
      return describeShortName(object.issuer) ?? 'revocation list';
  }
}

/** "CDNODE1 (key/CDNODE1)": what the store has already, and where. */
export function describeKnown({ entry, object }: KnownEntry): string {
  return `${nameObject(object)} (${toPlain(entryPath(entry))})`;
}

/** The plan in one line: "1 to import, 2 CA certificates to go with it, 1 already there, 1 refused". */
export function describePlan(plan: ImportPlan): string {
  const { entries, offered, peers } = plan;
  return [
    // Where all there is may be a partner’s, nothing is imported by itself.
    ...(entries.length > 0 || peers.length === 0 ? [`${entries.length} to import`] : []),
    ...(offered.length > 0 ? [`${countOf(offered.length, 'CA certificate')} to go with it`] : []),
    ...(peers.length > 0 ? [`${peers.length} without private key, as a partner’s if wished`] : []),
    ...wordsOfRest(plan),
  ].join(', ');
}

/** What became of it, `added` entries being written: "3 entries in the store now, 1 already there, 1 refused". */
export function describeImported(added: number, plan: ImportPlan): string {
  return [`${countOf(added, 'entry', 'entries')} in the store now`, ...wordsOfRest(plan)].join(', ');
}

/** What a plan leaves as it is. */
function wordsOfRest({ known, refused }: ImportPlan): readonly string[] {
  const passedOver = refused.filter(({ reason }) => PASSED_OVER.has(reason)).length;
  return [
    ...(known.length > 0 ? [`${known.length} already there`] : []),
    ...(refused.length > passedOver ? [`${refused.length - passedOver} refused`] : []),
    ...(passedOver > 0 ? [`${passedOver} passed over`] : []),
  ];
}
