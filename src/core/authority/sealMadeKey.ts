import { rememberPbkdf2 } from '../crypto/deriveKey.js';
import { keyMatches } from '../keys/keyMatches.js';
import { openKey } from '../keys/openKey.js';
import { parsePrivateKey } from '../keys/parsePrivateKey.js';
import type { SealingProfile } from '../keys/sealingProfile.js';
import { sealKey } from '../keys/sealKey.js';
import type { MadeKey } from './keyKind.js';

/**
 * Seals a key that was just made, and opens it again: one that nobody can open would be lost with its certificate.
 * @returns DER of the EncryptedPrivateKeyInfo
 */
export async function sealMadeKey(
  { pkcs8, publicKey }: MadeKey,
  passphrase: string,
  sealing?: SealingProfile,
): Promise<Uint8Array> {
  // What is read from the sealed octets must lead to the same derivation; only then is it not done again.
  const derivePbkdf2 = rememberPbkdf2();
  const sealed = await sealKey(pkcs8, passphrase, sealing, derivePbkdf2);
  const opening = await openKey(parsePrivateKey(sealed), passphrase, { derivePbkdf2 });
  const opened = opening.outcome === 'opened' ? opening.key.publicKey : undefined;
  if (!opened || !keyMatches(publicKey, opened)) {
    throw new Error('The private key that was sealed cannot be opened again; nothing was kept.');
  }
  return sealed;
}
