import { keyMatches } from '../../../core/keys/keyMatches.js';
import type { OpenedKey } from '../../../core/keys/openKey.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import type { Desk } from '../../desk/desk.js';
import { openEntryKey } from '../../desk/openEntryKey.js';

/**
 * Opens the entry’s private key, and looks whether it is the certificate’s: what hides behind an encryption shows only now.
 * Undefined where there is none, or the person leaves.
 * @throws Error where it is another’s, or nothing opens it
 */
export async function openOwnKey(
  entry: Entry,
  name: string,
  desk: Pick<Desk, 'secrets'>,
): Promise<OpenedKey | undefined> {
  const {
    key,
    certificates: [own],
  } = entry;
  const opened = await openEntryKey(entry, name, desk);
  const isOther = own && opened?.publicKey && !keyMatches(own.certificate.publicKey, opened.publicKey);
  if (key && isOther === true)
    throw new Error(describeEntryFault({ code: 'key-mismatch', file: 'key.pem', span: key.span }));
  return opened;
}
