import type { Fault } from '../base/fault.js';
import type { Keystore } from './keystore.js';

/** What became of opening a container. `passphrase-wrong` is said only where that is what it is. */
export type KeystoreOpening =
  /** All that the passphrase opens is enclosed; what stays closed has a fault that says why. */
  | { readonly outcome: 'opened'; readonly keystore: Keystore }
  | { readonly outcome: 'passphrase-wrong' }
  /** Nothing here can do it; `what` names it. */
  | { readonly outcome: 'unsupported'; readonly what: string }
  /** It would take so long that a person is asked first; `insist` goes on. */
  | { readonly outcome: 'costly'; readonly iterations: number | null }
  /** It is damaged, whatever the passphrase; the places of the faults are in its own octets. */
  | { readonly outcome: 'broken'; readonly faults: readonly Fault[] };
