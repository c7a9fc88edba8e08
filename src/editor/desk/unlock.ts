import * as vscode from 'vscode';
import type { Opening, OpeningOptions } from '../../core/keys/openKey.js';
import type { PassphraseIdentity } from '../../core/keys/passphraseIdentity.js';
import type { KeystoreOpening } from '../../core/keystores/keystoreOpening.js';
import { describeOpening } from '../../core/words/describeOpening.js';
import type { Secrets } from './desk.js';
import { openInsisting } from './openInsisting.js';
import { askPassphrase, type GivenPassphrase } from './passphrase.js';
import { forget, recall, remember } from './rememberedPassphrases.js';

/** What needs a passphrase. */
export interface Sealed {
  readonly what: 'private key' | 'container';
  /** The question: what needs a passphrase, and how it is encrypted. */
  readonly why: string;
  /** What it is called in the list of what is remembered. */
  readonly name: string;
  /** What its passphrase is remembered for. */
  readonly identities: readonly PassphraseIdentity[];
}

export interface Unlocked<Outcome> extends GivenPassphrase {
  /** `opened`, or why no passphrase opens it. */
  readonly opening: Outcome;
}

/**
 * Opens it with the passphrase that is remembered for it; where there is none, or it does not open it any more and is
 * forgotten, asks until it opens, or cannot be opened whatever the passphrase. Undefined where the person leaves.
 */
export async function unlock<Outcome extends Opening | KeystoreOpening>(
  { identities, name, what, why }: Sealed,
  open: (passphrase: string, options: OpeningOptions) => Promise<Outcome>,
  secrets: Secrets,
): Promise<Unlocked<Outcome> | undefined> {
  let prompt = why;
  let given: GivenPassphrase | undefined;
  const remembered = await recall(secrets, identities);
  if (remembered !== undefined) given = { passphrase: remembered, isRemembered: true };
  for (;;) {
    const isRecalled = given !== undefined;
    given ??= await askPassphrase(prompt, secrets);
    if (given === undefined) return undefined;
    const { passphrase, isRemembered = false } = given;
    given = undefined;
    const opening = await openInsisting(what, (options) => open(passphrase, options));
    if (opening === undefined) return undefined;
    if (opening.outcome !== 'passphrase-wrong') {
      if (opening.outcome === 'opened' && isRemembered && !isRecalled)
        await remember(secrets, { opens: identities, name, passphrase });
      return { opening, passphrase, isRemembered };
    }
    if (isRecalled) await forget(secrets, identities);
    const wrong = isRecalled
      ? vscode.l10n.t('The remembered passphrase does not open it any more, and is forgotten.')
      : describeOpening(opening, what);
    prompt = `${wrong} ${why}`;
  }
}
