import type { Keystore } from '../keystores/keystore.js';
import type {
  ImportPlan,
  ImportWarning,
  LockedKey,
  PlannedEntry,
  Refusal,
} from '../store/import/importPlan.js';
import { certificateLabel, describeCertificate } from './describeCertificate.js';
import { describePrivateKey } from './describeKey.js';
import { describeKeystore, describeSealing } from './describeKeystore.js';
import { countOf } from './describeLifetime.js';
import { describeName } from './describeName.js';
import { toPlain } from './toPlain.js';

const WARNINGS: Readonly<Record<ImportWarning, string>> = {
  'self-signed':
    'It is self-signed: no CA vouches for it, so every partner and Control Center Director must be given this very certificate to trust, again after each renewal. A production container wants one that a CA has signed.',
  expired: 'It has expired: sessions that use it will fail.',
  'not-yet-valid': 'It is not valid yet: until its first day, sessions that use it will fail.',
  malformed: 'It breaks rules of its encoding, and other software may refuse it.',
};

export function describeImportWarning(warning: ImportWarning): string {
  return WARNINGS[warning];
}

/** One line of what would be written: "node-a — node certificate, expires in 12 days; with its private key and 2 CA certificates". */
export function describePlannedEntry({ certificates, key }: PlannedEntry, now: number): string {
  const [own, ...chain] = certificates;
  if (own === undefined) return '';
  const along = [
    ...(key ? ['its private key'] : []),
    ...(chain.length > 0 ? [countOf(chain.length, 'CA certificate')] : []),
  ];
  const line = describeCertificate(own, now);
  return along.length === 0 ? line : `${line}; with ${along.join(' and ')}`;
}

/** Said before the passphrase is asked for. */
export function describeLockedKey({ file, key }: LockedKey): string {
  return `The ${describePrivateKey(key)}, in ${toPlain(file)} needs its passphrase.`;
}

/** Said before the passphrase of a container is asked for. */
export function describeLockedKeystore(keystore: Keystore, file: string): string {
  return `${describeKeystore(keystore)}, in ${toPlain(file)}, ${describeSealing(keystore)}, needs its passphrase.`;
}

/** Why something is not imported. */
export function describeRefusal(refusal: Refusal): string {
  const what = describeSubject(refusal);
  switch (refusal.reason) {
    case 'certificate-missing':
      return 'There is no certificate in what was chosen.';
    case 'key-missing':
      return refusal.about
        ? `${what} has no private key here: a key certificate is a certificate with its private key, in one file or in several.`
        : 'There is no private key in what was chosen: a key certificate is a certificate with its private key, in one file or in several.';
    case 'key-matches-none':
      return `${what} belongs to none of these certificates.`;
    case 'key-not-comparable':
      return `${what} does not tell its public key, so that no certificate can be matched to it here.`;
    case 'key-scheme-unknown':
      return `${what} cannot be opened here, whatever the passphrase.`;
    case 'key-not-wanted':
      return `${what} does not belong among CA certificates, and is left out.`;
    case 'authority-for-node':
      return `${what} is a CA’s certificate, signed by ${describeIssuer(refusal)}. A node needs a certificate of its own.`;
    case 'node-for-authority':
      return `${what} is a node’s certificate, signed by ${describeIssuer(refusal)}. Among CA certificates belongs that of its issuer.`;
    case 'not-a-certificate':
      return `${what} holds something that is neither a certificate nor a private key, such as a request or a revocation list.`;
    case 'container-closed':
      return `${what} is a container of which a part could not be opened here.`;
    case 'unreadable':
      return `${what} holds something that cannot be read.`;
  }
}

function describeSubject({ file, about }: Refusal): string {
  const where = toPlain(file ?? '');
  if (about === undefined) return where;
  return about.kind === 'certificate'
    ? `“${certificateLabel(about)}” in ${where}`
    : `The ${describePrivateKey(about)}, in ${where}`;
}

function describeIssuer({ about }: Refusal): string {
  return about?.kind === 'certificate' ? describeName(about.issuer) : 'another';
}

/** The plan in one line: "1 to import, 2 CA certificates to go with it, 1 already there, 1 refused". */
export function describePlan({ entries, offered, known, refused }: ImportPlan): string {
  return [
    `${entries.length} to import`,
    ...(offered.length > 0 ? [`${countOf(offered.length, 'CA certificate')} to go with it`] : []),
    ...(known.length > 0 ? [`${known.length} already there`] : []),
    ...(refused.length > 0 ? [`${refused.length} refused`] : []),
  ].join(', ');
}
