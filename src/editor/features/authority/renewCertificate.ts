import * as vscode from 'vscode';
import { BOOTSTRAP_DAYS } from '../../../core/authority/issueCertificate.js';
import { isBootstrapEntry } from '../../../core/store/bootstrapTag.js';
import type { Entry } from '../../../core/store/entry.js';
import type { KeyKind } from '../../../core/authority/keyKind.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { entryOf } from '../../desk/entryOf.js';
import { commands } from '../../desk/ids.js';
import { askNewPassphrase } from '../../desk/passphrase.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice, type Choice } from '../../desk/steps.js';
import { nodeKeyChoices } from './nodeKeyChoices.js';
import { toDuration } from './toDuration.js';
import { issuingAuthority } from './issuingAuthority.js';
import { keepRenewed, type Renewed, sealedKeyOf } from './keepRenewed.js';
import { chainToSign, openIssuer } from './openIssuer.js';

/**
 * Signs a key certificate of the store again, with its own key or a new one.
 * @param node the line of the tree that was clicked; without one the person chooses
 */
export async function renewCertificate(node: unknown, desk: StoreDesk): Promise<void> {
  const entry = entryOf(node) ?? (await askEntry(desk));
  const own = entry?.certificates[0]?.certificate;
  if (entry === undefined || own === undefined) return;
  const authority = await issuingAuthority(own, desk);
  if (authority === undefined) {
    void vscode.window.showInformationMessage(
      toInertText(
        vscode.l10n.t(
          'No authority of this store has signed {0}: ask its CA, by a certificate request.',
          certificateLabel(own),
        ),
      ),
    );
    return;
  }
  const chain = await chainToSign(authority, desk);
  if (chain === undefined) return;
  const kind = await askKey(entry);
  if (kind === undefined) return;
  const given =
    kind === 'present'
      ? { passphrase: '' }
      : await askNewPassphrase(vscode.l10n.t('Passphrase for the private key of the node.'), desk);
  const days = given === undefined ? 'left' : await askDays(entry, chain, desk);
  const issuer = typeof days === 'string' ? undefined : await openIssuer(authority, chain, desk);
  if (typeof days === 'string' || given === undefined || issuer === undefined) return;
  const newKey = kind === 'present' ? undefined : { kind, ...given };
  const renewed = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Renewing the certificate'),
      cancellable: true,
    },
    (_progress, token) => keepRenewed({ entry, newKey, days: days.answer }, issuer, desk, toSignal(token)),
  );
  if (renewed === undefined) return;
  const { certificate } = renewed;
  if (newKey) await rememberFor([certificate.publicKey], certificateLabel(certificate), newKey, desk);
  void offerReplacing(entry, renewed, desk);
}

/** What is renewed stands beside the present one until that is replaced on the node: then here, too. */
async function offerReplacing(
  entry: Entry,
  { address, certificate }: Renewed,
  { store }: StoreDesk,
): Promise<void> {
  const replace = vscode.l10n.t('Replace the Present One…');
  const chosen = await vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t(
        '{0} is renewed, and stands beside the present one; its last day is {1}.',
        certificateLabel(certificate),
        describeDay(certificate.notAfter.epoch),
      ),
    ),
    replace,
  );
  if (chosen === replace)
    await vscode.commands.executeCommand(
      commands.replaceCertificate,
      // As the Certificates view has it: the store that is shown may be another by now.
      { type: 'entry', entry, uri: store.uriOf(entry, 'certificate.pem') },
      address,
    );
}

async function askEntry({ store }: StoreDesk): Promise<Entry | undefined> {
  const { entries } = await store.contents();
  const choices = entries.flatMap((entry) => {
    const own = entry.certificates[0]?.certificate;
    if (entry.kind !== 'key' || own === undefined) return [];
    const description = vscode.l10n.t('last day {0}', describeDay(own.notAfter.epoch));
    return [{ label: toPlain(entry.notes.label ?? entry.name), description, value: entry }];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The certificate store has no key certificate.'));
    return undefined;
  }
  const outcome = await askChoice<Entry>({
    placeholder: vscode.l10n.t('Which key certificate is to be renewed?'),
    choices,
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

async function askKey(entry: Entry): Promise<KeyKind | 'present' | undefined> {
  const { l10n } = vscode;
  const present: Choice<'present'> = {
    label: l10n.t('The present key'),
    description: l10n.t('its passphrase stays, too'),
    value: 'present',
  };
  const fresh = nodeKeyChoices().map((choice) => ({
    ...choice,
    label: l10n.t('A new key: {0}', choice.label),
  }));
  const outcome = await askChoice<KeyKind | 'present'>({
    placeholder: l10n.t('With which key?'),
    // A key that is not sealed as the store wants it is not carried on.
    choices: sealedKeyOf(entry) === undefined ? fresh : [...fresh, present],
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function askDays(entry: Entry, chain: Parameters<typeof toDuration>[1], { clock }: StoreDesk) {
  const choices = isBootstrapEntry(entry) ? [BOOTSTRAP_DAYS, 60, 30] : [365, 730, 1095, 90];
  return askChoice<number>({
    placeholder: vscode.l10n.t('Validity'),
    choices: choices.map((value) => toDuration(value, chain, clock())),
  });
}
