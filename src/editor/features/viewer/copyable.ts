import type { Model } from '../../../core/contents/contents.js';
import { writePem } from '../../../core/pem/writePem.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import { describeSerial } from '../../../core/words/describeHex.js';
import type { Copyable } from './messages.js';

/** What can be copied of an object. Of a private key nothing: a clipboard is read by whoever asks it. */
export function copyableOf(model: Model): readonly Copyable[] {
  switch (model.kind) {
    case 'certificate':
      return ['pem', 'fingerprint', 'serial'];
    case 'request':
    case 'crl':
      return ['pem'];
    default:
      return [];
  }
}

/** The text itself; undefined where the object has no such thing. */
export function copyOf(model: Model, what: Copyable): string | undefined {
  switch (model.kind) {
    case 'certificate':
      if (what === 'pem') return writePem('CERTIFICATE', model.der);
      return what === 'serial' ? describeSerial(model.serial) : describeFingerprint(model);
    case 'request':
      return what === 'pem' ? writePem('CERTIFICATE REQUEST', model.der) : undefined;
    case 'crl':
      return what === 'pem' ? writePem('X509 CRL', model.der) : undefined;
    default:
      return undefined;
  }
}
