import type { Opening, OpeningOptions } from '../../core/keys/openKey.js';
import type { KeystoreOpening } from '../../core/keystores/keystoreOpening.js';
import { describeOpening } from '../../core/words/describeOpening.js';
import { openInsisting } from './openInsisting.js';
import { askPassphrase } from './passphrase.js';

export interface Unlocked<Outcome> {
  /** `opened`, or why no passphrase opens it. */
  readonly opening: Outcome;
  readonly passphrase: string;
}

/**
 * Asks until it opens, or cannot be opened whatever the passphrase. Undefined where the person leaves.
 * @param why what needs a passphrase, and how it is encrypted
 */
export async function unlock<Outcome extends Opening | KeystoreOpening>(
  what: 'private key' | 'container',
  why: string,
  open: (passphrase: string, options: OpeningOptions) => Promise<Outcome>,
): Promise<Unlocked<Outcome> | undefined> {
  let prompt = why;
  for (;;) {
    const passphrase = await askPassphrase(prompt);
    if (passphrase === undefined) return undefined;
    const opening = await openInsisting(what, (options) => open(passphrase, options));
    if (opening === undefined) return undefined;
    if (opening.outcome !== 'passphrase-wrong') return { opening, passphrase };
    prompt = `${describeOpening(opening, what)} ${why}`;
  }
}
