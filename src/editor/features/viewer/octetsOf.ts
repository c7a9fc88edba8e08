import type { Item } from '../../../core/contents/contents.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';

/** The DER that an object is made of; undefined where it is none. */
export function octetsOf({ block, model }: Item): Uint8Array | undefined {
  switch (model.kind) {
    case 'certificate':
    case 'request':
    case 'crl':
      return model.der;
    case 'publicKey':
      return block?.bytes ?? model.publicKey.raw;
    case 'privateKey':
      return isDer(model) ? model.der : undefined;
    case 'keystore':
      // Java's own have a form of their own.
      return model.container.startsWith('PKCS#') ? model.der : undefined;
    case 'unknown':
      return undefined;
  }
}

/** OpenSSH has a form of its own, and OpenSSL's PEM encryption hides even where an element ends. */
function isDer({ encryption, wrapper }: PrivateKey): boolean {
  return wrapper !== 'openssh' && encryption?.scheme !== 'DEK-Info';
}
