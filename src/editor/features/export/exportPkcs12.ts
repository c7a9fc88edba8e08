import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice } from '../../desk/steps.js';
import { askExport } from './askExport.js';
import { keepPkcs12 } from './keepPkcs12.js';
import { openOwnKey } from './openOwnKey.js';

/**
 * Writes a key certificate of the store, its key and its chain into one file that is sealed with a passphrase of its own.
 * @param chosen without one the person chooses
 */
export async function exportPkcs12(chosen: Entry | undefined, desk: StoreDesk): Promise<void> {
  const entry = chosen ?? (await askEntry(desk));
  const [own] = entry?.certificates ?? [];
  if (entry === undefined || own === undefined) return;
  const name = toPlain(entry.notes.label ?? entry.name);
  const opened = await openOwnKey(entry, name, desk);
  const answers = opened && (await askExport(certificateLabel(own.certificate)));
  const target = answers && (await askTarget(entry, desk.store.root.uri));
  if (!opened || answers === undefined || target === undefined) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: toInertText(vscode.l10n.t('Exporting {0}', name)),
      cancellable: true,
    },
    (_progress, token) => keepPkcs12({ own, pkcs8: opened.pkcs8, target, ...answers }, desk, toSignal(token)),
  );
  void vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t('{0} and its chain are in {1}.', name, toPlain(vscode.workspace.asRelativePath(target))),
    ),
  );
}

async function askEntry({ store }: StoreDesk): Promise<Entry | undefined> {
  const { entries } = await store.contents();
  const choices = entries.flatMap((entry) => {
    const [own] = entry.certificates;
    if (entry.kind !== 'key' || entry.key === undefined || own === undefined) return [];
    const label = toPlain(entry.notes.label ?? entry.name);
    return [{ label, description: certificateLabel(own.certificate), value: entry }];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The certificate store has no key certificate with a private key. Import one first.'),
    );
    return undefined;
  }
  const outcome = await askChoice<Entry>({
    placeholder: vscode.l10n.t('Which key certificate is to be exported?'),
    choices,
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function askTarget({ name }: Entry, folder: vscode.Uri): Thenable<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(folder, `${name}.p12`),
    filters: { 'PKCS#12': ['p12', 'pfx'] },
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export as PKCS#12'),
  });
}
