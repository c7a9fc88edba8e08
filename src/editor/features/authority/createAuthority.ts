import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice } from '../../desk/steps.js';
import { askAuthority } from './askAuthority.js';
import { keepAuthority } from './keepAuthority.js';

/** Asks what the authority is to be, makes its key and its self-signed certificate, and keeps both in the store. */
export async function createAuthority(desk: Desk): Promise<void> {
  const { entries } = await desk.store.contents();
  const present = entries.filter(({ kind }) => kind === 'authority');
  if (present.length > 0 && !(await wantsAnother(present, desk))) return;
  const answers = await askAuthority(new Set(present.map(nameOf)));
  if (answers === undefined) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Creating the certificate authority'),
      cancellable: true,
    },
    (_progress, token) => keepAuthority(answers, desk, toSignal(token)),
  );
}

/** A second authority is seldom meant: what is there is shown first. */
async function wantsAnother(present: readonly Entry[], { store }: Desk): Promise<boolean> {
  const shown = present.map((entry) => ({
    label: vscode.l10n.t('Show {0}', nameOf(entry)),
    description: vscode.l10n.t('already in this store'),
    value: store.uriOf(entry, 'certificate.pem'),
  }));
  const outcome = await askChoice<vscode.Uri | undefined>({
    placeholder: vscode.l10n.t('This store has a certificate authority already.'),
    choices: [
      ...shown,
      {
        label: vscode.l10n.t('Create another one…'),
        description: vscode.l10n.t('the present one stays as it is'),
        value: undefined,
      },
    ],
  });
  if (typeof outcome === 'string') return false;
  if (outcome.answer) await vscode.commands.executeCommand(commands.openCertificate, outcome.answer);
  return outcome.answer === undefined;
}

/** What partners see it called. */
function nameOf({ certificates: [own], name }: Entry): string {
  return own ? certificateLabel(own.certificate) : name;
}
