import type { EntryKind } from '../../core/store/layout.js';

/** The icon of an entry that nothing is wrong with, by the name that VS Code gives it. */
export const ENTRY_ICONS: Readonly<Record<EntryKind, string>> = {
  authority: 'shield',
  key: 'key',
  ca: 'verified',
  peer: 'organization',
  request: 'mail',
  crl: 'circle-slash',
};
