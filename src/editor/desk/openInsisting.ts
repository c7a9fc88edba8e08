import * as vscode from 'vscode';
import { openKey, type Opening } from '../../core/keys/openKey.js';
import type { PrivateKey } from '../../core/keys/privateKey.js';
import { describeOpening } from '../../core/words/describeOpening.js';

/** A key that takes unusually long to open is opened if the person says so; undefined where they do not. */
export async function openInsisting(key: PrivateKey, passphrase: string): Promise<Opening | undefined> {
  const opening = await openKey(key, passphrase);
  if (opening.outcome !== 'costly') return opening;
  const open = vscode.l10n.t('Open It All the Same');
  const chosen = await vscode.window.showWarningMessage(describeOpening(opening), { modal: true }, open);
  return chosen === open ? openKey(key, passphrase, { insist: true }) : undefined;
}
