import * as vscode from 'vscode';
import type { Contents } from '../../../core/contents/contents.js';
import { openKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { describePublicKey } from '../../../core/words/describeKey.js';
import { describeKeyMatch } from '../../../core/words/describeKeyMatch.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { openInsisting } from '../../desk/openInsisting.js';
import type { OpenedObject } from './openedObject.js';

/**
 * Opens an encrypted private key and tells what it is and which certificates of its file it belongs to. The key itself
 * is forgotten. Undefined where the person leaves.
 */
export async function openPrivateKey(
  key: PrivateKey,
  contents: Contents,
  passphrase: string,
): Promise<OpenedObject | undefined> {
  const opening = await openInsisting('private key', (options) => openKey(key, passphrase, options));
  if (opening === undefined) return undefined;
  if (opening.outcome !== 'opened') return { isOpen: false, words: describeOpening(opening), facts: [] };
  const { publicKey } = opening.key;
  const words = vscode.l10n.t('The passphrase opens this private key.');
  if (publicKey === undefined) return { isOpen: true, words, facts: [] };
  const match = describeKeyMatch(publicKey, contents);
  return {
    isOpen: true,
    words,
    facts: [
      [vscode.l10n.t('Public key'), describePublicKey(publicKey)],
      ...(match === undefined ? [] : [[vscode.l10n.t('Belongs to'), match] as const]),
    ],
  };
}
