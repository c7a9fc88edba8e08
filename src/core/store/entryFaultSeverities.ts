import type { EntryFault } from './entry.js';

/** How bad a fault of an entry is: an error keeps the entry from being used, or means that a secret is where it must not be. */
export const entryFaultSeverities: Readonly<Record<EntryFault['code'], 'error' | 'warning'>> = {
  'certificate-missing': 'error',
  'certificate-unreadable': 'error',
  'certificates-several': 'warning',
  'request-missing': 'error',
  'request-unreadable': 'error',
  'crl-missing': 'error',
  'crl-unreadable': 'error',
  'key-missing': 'error',
  'key-unreadable': 'error',
  // The file itself has the same finding, and the same severity there.
  'key-unencrypted': 'warning',
  'key-mismatch': 'error',
  'key-misplaced': 'error',
  'keys-several': 'warning',
  'file-unreadable': 'error',
  'merge-conflict': 'error',
  'notes-broken': 'warning',
  'notes-value': 'warning',
  'label-empty': 'error',
  'label-control': 'error',
  'label-long': 'warning',
  'label-shell': 'warning',
  'label-duplicate': 'warning',
};
