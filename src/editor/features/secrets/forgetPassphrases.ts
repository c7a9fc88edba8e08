import * as vscode from 'vscode';
import type { PassphraseIdentity } from '../../../core/keys/passphraseIdentity.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { entryIdentities } from '../../desk/entryIdentities.js';
import { toInertText } from '../../desk/inertText.js';
import { forget, listRemembered, type RememberedPassphrase } from '../../desk/rememberedPassphrases.js';
import { askChoices, type Choice } from '../../desk/steps.js';

/** Lists what is remembered, never the passphrases, and forgets what the person chooses. */
export async function forgetPassphrases(desk: Desk): Promise<void> {
  const { secrets, store } = desk;
  const remembered = await listRemembered(secrets);
  if (remembered.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No passphrase is remembered.'));
    return;
  }
  const { entries } = await store.contents();
  // An entry may have got another name since.
  const names = new Map(
    entries.flatMap((entry) =>
      entryIdentities(entry).map((identity) => [identity, entry.notes.label ?? entry.name] as const),
    ),
  );
  const outcome = await askChoices<RememberedPassphrase>({
    placeholder: vscode.l10n.t('Which passphrases are to be forgotten?'),
    choices: remembered.map((one) => toChoice(one, names)),
  });
  if (typeof outcome === 'string' || outcome.answer.length === 0) return;
  await forget(
    secrets,
    outcome.answer.flatMap(({ opens }) => opens),
  );
  void vscode.window.showInformationMessage(
    toInertText(vscode.l10n.t('Passphrases forgotten: {0}.', outcome.answer.length)),
  );
}

function toChoice(
  value: RememberedPassphrase,
  names: ReadonlyMap<PassphraseIdentity, string>,
): Choice<RememberedPassphrase> {
  const [first] = value.opens;
  const present = value.opens.length === 1 && first ? names.get(first) : undefined;
  return {
    label: toPlain(present ?? value.name),
    description: value.opens.map(describeIdentity).slice(0, 1).join(),
    value,
  };
}

/** Characters of a fingerprint by which people tell one from another. */
const SHOWN = 16;

function describeIdentity(identity: PassphraseIdentity): string {
  const digest = identity.slice(identity.indexOf(':') + 1, identity.indexOf(':') + 1 + SHOWN);
  if (identity.startsWith('reference:')) return vscode.l10n.t('reference of install jobs');
  return identity.startsWith('key:')
    ? vscode.l10n.t('private key, its public half’s SHA-256 begins with {0}', toPlain(digest))
    : vscode.l10n.t('sealed file, its SHA-256 begins with {0}', toPlain(digest));
}
