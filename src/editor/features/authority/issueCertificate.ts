import * as vscode from 'vscode';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describeDay } from '../../../core/words/describeLifetime.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { entryOf } from '../../desk/entryOf.js';
import { toSignal } from '../../desk/signal.js';
import { askCertificate } from './askCertificate.js';
import { keepCertificate } from './keepCertificate.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { authorityName, chainToSign, chooseAuthority, openIssuer } from './openIssuer.js';

/**
 * Makes a key and a certificate of a node, signed by an authority of the store, and keeps both there.
 * @param node the line of the tree that was clicked; without one the person chooses
 */
export async function issueCertificate(node: unknown, desk: StoreDesk): Promise<void> {
  const entry = entryOf(node) ?? (await chooseAuthority(desk));
  const chain = entry && (await chainToSign(entry, desk));
  if (entry === undefined || chain === undefined) return;
  const answers = await askCertificate(chain, authorityName(entry), desk);
  const issuer = answers && (await openIssuer(entry, chain, desk));
  if (answers === undefined || issuer === undefined) return;
  const made = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Issuing the certificate'),
      cancellable: true,
    },
    (_progress, token) => keepCertificate(answers, issuer, desk, toSignal(token)),
  );
  if (made === undefined) return;
  await rememberFor([made.publicKey], certificateLabel(made), answers, desk);
  const [name, day] = [certificateLabel(made), describeDay(made.notAfter.epoch)];
  void vscode.window.showInformationMessage(
    answers.kind === 'bootstrap'
      ? toInertText(
          vscode.l10n.t(
            '{0} is in the store; its last day is {1}. Put another certificate on the node before that: nobody does it by itself.',
            name,
            day,
          ),
        )
      : toInertText(vscode.l10n.t('{0} is in the store; its last day is {1}.', name, day)),
  );
}
