import * as vscode from 'vscode';
import { sameOctets } from '../../../core/base/sameOctets.js';
import { openKey } from '../../../core/keys/openKey.js';
import { parsePrivateKey } from '../../../core/keys/parsePrivateKey.js';
import type { SealingProfile } from '../../../core/keys/sealingProfile.js';
import { sealKey } from '../../../core/keys/sealKey.js';
import { writePem } from '../../../core/pem/writePem.js';

/** Seals a key that is in the clear, opens it again to see that it can be, and hands out the file that it becomes. */
export async function sealedContent(
  pkcs8: Uint8Array,
  passphrase: string,
  sealing: SealingProfile,
): Promise<Uint8Array> {
  const sealed = await sealKey(pkcs8, passphrase, sealing);
  const opening = await openKey(parsePrivateKey(sealed), passphrase);
  const isSame = opening.outcome === 'opened' && sameOctets(opening.key.pkcs8, pkcs8);
  if (!isSame) throw new Error(vscode.l10n.t('The private key that was sealed cannot be opened again.'));
  return new TextEncoder().encode(writePem('ENCRYPTED PRIVATE KEY', sealed));
}
