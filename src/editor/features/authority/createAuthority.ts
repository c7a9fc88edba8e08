import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { commands } from '../../desk/ids.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice, type Choice } from '../../desk/steps.js';
import { askAuthority } from './askAuthority.js';
import { keepAuthority } from './keepAuthority.js';
import { askCustody, tellCustody } from '../../desk/keyCustody.js';
import { authorityName, chainToSign, openIssuer } from './openIssuer.js';

/** Asks what the authority is to be, makes its key and its certificate, and keeps both in the store. */
export async function createAuthority(desk: StoreDesk): Promise<void> {
  const { entries } = await desk.store.contents();
  const present = entries.filter(({ kind }) => kind === 'authority');
  const wanted: Wish | undefined = present.length > 0 ? await askWish(present) : { do: 'create' };
  if (wanted === undefined) return;
  if (wanted.do === 'show') {
    const uri = desk.store.uriOf(wanted.entry, 'certificate.pem');
    await vscode.commands.executeCommand(commands.openCertificate, uri);
    return;
  }
  const above = wanted.do === 'create-under' ? wanted.entry : undefined;
  const chain = above && (await chainToSign(above, desk));
  if (above && chain === undefined) return;
  const answers = await askAuthority(
    new Set(present.map(authorityName)),
    desk,
    above && authorityName(above),
  );
  const kept = answers && (await askCustody(desk));
  if (answers === undefined || kept === undefined) return;
  const issuer = above && chain && (await openIssuer(above, chain, desk));
  if (above && issuer === undefined) return;
  const made = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Creating the certificate authority'),
      cancellable: true,
    },
    (_progress, token) => keepAuthority(answers, desk, toSignal(token), issuer, kept.custody),
  );
  await rememberFor([made.certificate.publicKey], certificateLabel(made.certificate), answers, desk);
  void tellCustody(certificateLabel(made.certificate), desk.store.uriOf(made.added, 'key.pem'), kept, desk);
}

type Wish = { readonly do: 'create' } | { readonly do: 'show' | 'create-under'; readonly entry: Entry };

/** A second authority of one's own is seldom meant: what is there is shown first, then what may stand under it. */
async function askWish(present: readonly Entry[]): Promise<Wish | undefined> {
  const { l10n } = vscode;
  const choices: Choice<Wish>[] = present.map((entry) => ({
    label: l10n.t('Show {0}', authorityName(entry)),
    description: l10n.t('already in this store'),
    value: { do: 'show', entry },
  }));
  for (const entry of present.filter(({ key }) => key !== undefined))
    choices.push({
      label: l10n.t('Create an intermediate authority under {0}…', authorityName(entry)),
      description: l10n.t('it signs for nodes, and the one above can stay locked away'),
      value: { do: 'create-under', entry },
    });
  choices.push({
    label: l10n.t('Create another one…'),
    description: l10n.t('the present one stays as it is'),
    value: { do: 'create' },
  });
  const outcome = await askChoice<Wish>({
    placeholder: l10n.t('This store has a certificate authority already.'),
    choices,
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}
