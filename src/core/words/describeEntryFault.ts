import type { Fault } from '../base/fault.js';
import type { EntryFault } from '../store/entry.js';
import type { RefusedWriteReason } from '../store/refusedWrite.js';
import { describeYamlFault } from './describeYamlFault.js';
import { toPlain } from './toPlain.js';

const SENTENCES: Readonly<Record<Exclude<EntryFault['code'], 'notes-broken' | 'notes-value'>, string>> = {
  'certificate-missing': 'certificate.pem is missing or holds no certificate.',
  'certificate-unreadable': 'What stands in certificate.pem is not a certificate that can be read.',
  'certificates-several': 'certificate.pem holds more than one certificate; only the first one counts.',
  'key-missing': 'key.pem is missing or holds no private key.',
  'key-unreadable': 'What stands in key.pem is not a private key that can be read.',
  'key-unencrypted': 'The private key in key.pem is not encrypted: whoever reads the file has the key.',
  'key-mismatch': 'The private key in key.pem does not belong to the certificate in certificate.pem.',
  'key-misplaced': 'A private key stands where only certificates belong.',
};

/** What is wrong with an entry of the store. */
export function describeEntryFault({ code, facts }: EntryFault): string {
  if (code === 'notes-broken')
    return `entry.yaml: ${describeYamlFault({ code: String(facts?.['fault']), ...(facts ? { facts } : {}) })}.`;
  if (code === 'notes-value')
    return describeNotesValue(String(facts?.['field']), String(facts?.['expected']));
  return SENTENCES[code];
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

const REFUSALS: Readonly<Record<RefusedWriteReason, string>> = {
  'store-format':
    'The certificate store has a format that is not understood here (see certificate-store.yaml). Nothing was written.',
  'certificate-missing': 'There is no certificate to store. Nothing was written.',
  'certificate-unreadable':
    'What was to be stored is not a certificate that can be read. Nothing was written.',
  'key-missing': 'A key certificate needs its private key. Nothing was written.',
  'key-not-wanted': 'A CA certificate is stored without a private key. Nothing was written.',
  'key-unencrypted': 'A private key is stored as encrypted PKCS#8 or not at all. Nothing was written.',
};

/** Why the store did not take an entry. */
export function describeRefusedWrite(reason: RefusedWriteReason): string {
  return REFUSALS[reason];
}
