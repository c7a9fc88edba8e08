import { commands } from '../../desk/ids.js';
import { changePassphrase } from './changePassphrase.js';
import { compareCertificates } from './compareCertificates.js';
import { copyFromEntry } from './copyFromEntry.js';
import { deleteEntries } from './deleteEntries.js';
import { editEntryNotes } from './editEntryNotes.js';
import { findUses } from './findUses.js';
import { renameEntry } from './renameEntry.js';
import { replaceCertificate } from './replaceCertificate.js';

export { writeDecodedOf } from './decodedDocument.js';

/** What each command does with the store that it begins with; they share so much that they are one chunk. */
export const writingCommands = {
  [commands.renameEntry]: renameEntry,
  [commands.editNotes]: editEntryNotes,
  [commands.replaceCertificate]: replaceCertificate,
  [commands.changePassphrase]: changePassphrase,
  [commands.deleteEntry]: deleteEntries,
};

/** What only reads. */
export const readingCommands = {
  [commands.compareCertificates]: compareCertificates,
  [commands.copyFromEntry]: copyFromEntry,
  [commands.findUses]: findUses,
};
