import type { OpeningOptions } from '../keys/openKey.js';
import type { Keystore } from './keystore.js';
import type { KeystoreOpening } from './keystoreOpening.js';
import { openJks } from './openJks.js';
import { openPkcs12 } from './openPkcs12.js';

/** Whether a passphrase would show more of it: a part of it is closed, or a key. */
export function isClosed({ enclosed, sealed }: Keystore): boolean {
  return (
    sealed.some(({ isOpen }) => !isOpen) ||
    enclosed.some(
      ({ model, opened }) => model.kind === 'privateKey' && model.encryption !== null && opened === undefined,
    )
  );
}

/**
 * Opens a container: what its passphrase hides is among what is enclosed afterwards, and keys are in the clear.
 * @throws the signal's reason where it is called off
 */
export async function openKeystore(
  keystore: Keystore,
  passphrase: string,
  options: OpeningOptions = {},
): Promise<KeystoreOpening> {
  options.signal?.throwIfAborted();
  switch (keystore.container) {
    case 'PKCS#7':
      return { outcome: 'opened', keystore };
    case 'PKCS#12':
      return openPkcs12(keystore, passphrase, options);
    case 'JKS':
    case 'JCEKS':
      return openJks(keystore, passphrase, options);
  }
}
