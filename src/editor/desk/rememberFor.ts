import { publicKeyIdentity } from '../../core/keys/passphraseIdentity.js';
import type { PublicKey } from '../../core/x509/publicKey.js';
import type { Desk } from './desk.js';
import type { GivenPassphrase } from './passphrase.js';
import { remember } from './rememberedPassphrases.js';

/**
 * Remembers a passphrase for the private keys of these public ones, once they are kept, where the person wished it.
 * @param name what they are called
 */
export async function rememberFor(
  publicKeys: readonly PublicKey[],
  name: string,
  { isRemembered = false, passphrase }: GivenPassphrase,
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<void> {
  if (isRemembered) await remember(secrets, { opens: publicKeys.map(publicKeyIdentity), name, passphrase });
}
