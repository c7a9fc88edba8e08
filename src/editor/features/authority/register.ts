import * as vscode from 'vscode';
import { createAuthority } from '../../../core/authority/createAuthority.js';
import { writeLabel } from '../../../core/store/label.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { mayWrite } from '../../desk/access.js';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { askChoice } from '../../desk/steps.js';
import { askAuthority, type AuthorityAnswers, toSubject } from './askAuthority.js';

/** Create Certificate Authority: asks, makes the key and its self-signed certificate, and keeps both in the store. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(commands.createAuthority, async () => {
    if (!(await mayWrite()) || !(await wantsAnother(desk))) return;
    const answers = await askAuthority();
    if (answers === undefined) return;
    try {
      await make(answers, desk);
    } catch (error) {
      reportFailure(
        vscode.l10n.t('The certificate authority was not created, and nothing was kept.'),
        error,
        desk,
      );
    }
  });
}

/** A second authority is seldom meant: what is there is shown first. */
async function wantsAnother({ store }: Desk): Promise<boolean> {
  const { entries } = await store.contents();
  const present = entries.filter(({ kind }) => kind === 'authority');
  if (present.length === 0) return true;
  const shown = present.map((entry) => {
    const [own] = entry.certificates;
    const label = own ? certificateLabel(own.certificate) : entry.name;
    return {
      label: vscode.l10n.t('Show {0}', label),
      description: vscode.l10n.t('already in this store'),
      value: store.uriOf(entry, 'certificate.pem'),
    };
  });
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

async function make(answers: AuthorityAnswers, { clock, store }: Desk): Promise<void> {
  const { key, passphrase, years } = answers;
  const parsed = toSubject(answers.subject);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const { subject } = parsed;
  const label = writeLabel(subject.find(({ keyword }) => keyword === 'CN')?.value ?? '', new Set());
  const address = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Creating the certificate authority {0}', label),
      cancellable: true,
    },
    async (_progress, token) => {
      const { certificate, sealedKey } = await createAuthority({
        subject,
        key,
        ...validity(clock(), years),
        passphrase,
      });
      if (token.isCancellationRequested) return undefined;
      return store.add({
        kind: 'authority',
        title: label,
        certificates: [certificate],
        sealedKey,
        notes: { label, source: 'made here' },
      });
    },
  );
  const uri = address && store.uriOf(address, 'certificate.pem');
  if (uri) await vscode.commands.executeCommand(commands.openCertificate, uri);
}

/** From the beginning of this hour, so that a partner whose clock is a little behind takes it too. */
function validity(now: number, years: number): { readonly notBefore: number; readonly notAfter: number } {
  const first = new Date(now);
  first.setUTCMinutes(0, 0, 0);
  const last = new Date(first);
  last.setUTCFullYear(last.getUTCFullYear() + years);
  return { notBefore: first.getTime(), notAfter: last.getTime() - 1000 };
}
