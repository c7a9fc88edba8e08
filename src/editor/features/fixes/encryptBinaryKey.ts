import * as vscode from 'vscode';
import { sameOctets } from '../../../core/base/sameOctets.js';
import { readContents } from '../../../core/contents/readContents.js';
import { isInTheClear } from '../../../core/keys/isInTheClear.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';
import { writeWhole } from '../../desk/writeWhole.js';
import { askSealed, rememberSealed, warnOfCopies } from './sealClearKey.js';

/** Encrypts the private key that a binary file consists of. What stands in a container is its maker's to seal, which is said. */
export async function encryptBinaryKey(
  uri: vscode.Uri,
  desk: Pick<Desk, 'secrets' | 'store'>,
): Promise<void> {
  const before = await readOctets(uri);
  const { items } = readContents(before);
  const [item, ...others] = items;
  const isAlone = item !== undefined && others.length === 0 && item.container === undefined;
  if (!isAlone || item.model.kind !== 'privateKey' || !isInTheClear(item.model)) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'This file is no single private key in the clear. A container is sealed by making it anew: import it, then export it.',
      ),
    );
    return;
  }
  const sealed = await askSealed(item.model, uri, desk);
  if (sealed === undefined) return;
  if (!sameOctets(before, await readOctets(uri)))
    throw new Error(vscode.l10n.t('The file has changed meanwhile.'));
  await writeWhole(uri, sealed.octets);
  await rememberSealed(sealed, uri, desk);
  await warnOfCopies();
}
