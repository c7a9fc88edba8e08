import type { PublicKey } from '../x509/publicKey.js';
import type { Model } from './contents.js';

/** The public key by which an object belongs to others; undefined where it has none, or hides it behind an encryption. */
export function publicKeyOf(model: Model): PublicKey | undefined {
  switch (model.kind) {
    case 'certificate':
    case 'request':
    case 'publicKey':
    case 'privateKey':
      return model.publicKey;
    case 'crl':
    case 'keystore':
    case 'unknown':
      return undefined;
  }
}
