import type { Fault } from '../base/fault.js';
import type { EntryFault } from '../store/entry.js';
import type { RefusedWrite, RefusedWriteReason } from '../store/refusedWrite.js';
import { describeDuplicateLabel, describeLabelFault } from './describeLabelFault.js';
import { describeYamlFault } from './describeYamlFault.js';
import { toPlain } from './toPlain.js';

/** Those that say all by their code. */
type PlainCode = Exclude<
  EntryFault['code'],
  'file-unreadable' | 'key-unencrypted' | 'merge-conflict' | `notes-${string}` | `label-${string}`
>;

const SENTENCES: Readonly<Record<PlainCode, string>> = {
  'certificate-missing': 'certificate.pem is missing or holds no certificate.',
  'certificate-unreadable': 'What stands in certificate.pem is not a certificate that can be read.',
  'certificates-several': 'certificate.pem holds more than one certificate; only the first one counts.',
  'request-missing': 'request.pem is missing or holds no certificate request.',
  'request-unreadable': 'What stands in request.pem is not a certificate request that can be read.',
  'crl-missing': 'crl.pem is missing or holds no revocation list.',
  'crl-unreadable': 'What stands in crl.pem is not a revocation list that can be read.',
  'key-missing': 'key.pem is missing or holds no private key.',
  'key-unreadable': 'What stands in key.pem is not a private key that can be read.',
  'key-mismatch': 'The private key in key.pem does not belong to the certificate in certificate.pem.',
  'key-misplaced': 'A private key stands where only certificates belong.',
  'keys-several': 'key.pem holds more than one private key; only the first one counts.',
};

/** Characters of what a file system says that are shown: a path of the usual length and the reason. */
const REASON_LENGTH = 300;

/** What is wrong with an entry of the store. */
export function describeEntryFault({ code, facts, file }: EntryFault): string {
  if (code === 'file-unreadable') {
    const reason = toPlain(String(facts?.['reason'])).slice(0, REASON_LENGTH);
    return `${file} cannot be read: ${reason.replace(/\.$/, '')}.`;
  }
  if (code === 'key-unencrypted')
    return `The private key in ${file} is not encrypted: whoever reads the file has the key.`;
  if (code === 'merge-conflict')
    return `${file} holds a merge conflict that nobody has resolved: two versions of it stand there.`;
  if (code === 'notes-broken')
    return `entry.yaml: ${describeYamlFault({ code: String(facts?.['fault']), ...(facts ? { facts } : {}) })}.`;
  if (code === 'notes-value')
    return describeNotesValue(String(facts?.['field']), String(facts?.['expected']));
  const label = String(facts?.['label']);
  switch (code) {
    case 'label-duplicate':
      return describeDuplicateLabel(label, String(facts?.['other']));
    case 'label-empty':
    case 'label-control':
    case 'label-long':
    case 'label-shell':
      return describeLabelFault(code, label);
    default:
      return SENTENCES[code];
  }
}

function describeNotesValue(field: string, expected: string): string {
  const what = field === '' ? 'entry.yaml' : `“${toPlain(field)}” in entry.yaml`;
  return expected === 'list'
    ? `${what} must be a list of texts.`
    : `${what} must be ${expected === 'text' ? 'a text' : 'fields with values'}.`;
}

/** What is wrong with the store as a whole. */
export function describeStoreFault({ facts }: Fault): string {
  return `certificate-store.yaml must say “format: ${String(facts?.['known'])}”, the only format that is understood here; nothing is written until then.`;
}

/** A change of the store that somebody’s process has begun and not ended. */
export function describeUnfinished(): string {
  return 'A change of the certificate store was interrupted. It is completed or taken back when the store is opened in a folder that is trusted and can be written.';
}

const REFUSALS: Readonly<Record<RefusedWriteReason, string>> = {
  'store-format':
    'The certificate store has a format that is not understood here (see certificate-store.yaml). Nothing was written.',
  'certificate-missing': 'There is no certificate to store. Nothing was written.',
  'certificate-unreadable':
    'What was to be stored is not a certificate that can be read. Nothing was written.',
  'object-unreadable':
    'What was to be stored is not the request or revocation list that it should be. Nothing was written.',
  'key-missing': 'A key certificate needs its private key. Nothing was written.',
  'key-not-wanted':
    'A certificate of a CA or a partner is stored without a private key. Nothing was written.',
  'key-unencrypted': 'A private key is stored as encrypted PKCS#8 or not at all. Nothing was written.',
  link: '{0} is a symbolic link to a folder, which the entry cannot take along. Nothing was written; remove the link first.',
  'folder-in-place': '{0} is a folder, and no file takes its place. Nothing was written.',
  taken: '{0} is there already. Nothing was written.',
  'changed-meanwhile': '{0} has changed since it was read. Nothing was written; look at it again.',
  'kept-beside':
    'Another has written to {0} while the change was taken back. Nothing is lost: what stood there before is beside it now, its name ending in “.before”. Keep one of them.',
  'taken-over':
    'Another window has taken over this change of the certificate store. Look there what became of it.',
};

/** Why the store did not take a change. */
export function describeRefusedWrite({ place, reason }: Pick<RefusedWrite, 'place' | 'reason'>): string {
  const named = place === undefined ? 'Something in the certificate store' : toPlain(place);
  return REFUSALS[reason].replace('{0}', () => named);
}
