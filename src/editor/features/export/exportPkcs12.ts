import * as vscode from 'vscode';
import { openKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import type { Entry } from '../../../core/store/entry.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { describePrivateKey } from '../../../core/words/describeKey.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice } from '../../desk/steps.js';
import { unlock } from '../../desk/unlock.js';
import { askExport } from './askExport.js';
import { keepPkcs12 } from './keepPkcs12.js';

/**
 * Writes a key certificate of the store, its key and its chain into one file that is sealed with a passphrase of its own.
 * @param node the line of the tree that was clicked; without one the person chooses
 */
export async function exportPkcs12(node: unknown, desk: Desk): Promise<void> {
  const entry = entryOf(node) ?? (await askEntry(desk));
  const [own] = entry?.certificates ?? [];
  if (entry?.key === undefined || own === undefined) return;
  const name = toPlain(entry.notes.label ?? entry.name);
  const opened = await openEntryKey(entry.key, name);
  const answers = opened && (await askExport(certificateLabel(own.certificate)));
  const target = answers && (await askTarget(entry));
  if (!opened || answers === undefined || target === undefined) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Exporting {0}', name),
      cancellable: true,
    },
    (_progress, token) => keepPkcs12({ own, pkcs8: opened.pkcs8, target, ...answers }, desk, toSignal(token)),
  );
  void vscode.window.showInformationMessage(
    vscode.l10n.t('{0} and its chain are in {1}.', name, toPlain(vscode.workspace.asRelativePath(target))),
  );
}

function entryOf(node: unknown): Entry | undefined {
  const isEntry = typeof node === 'object' && node !== null && 'type' in node && node.type === 'entry';
  return isEntry && 'entry' in node ? (node.entry as Entry) : undefined;
}

async function askEntry({ store }: Desk): Promise<Entry | undefined> {
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

/** The key in the clear, in memory alone. Undefined where the person leaves; throws where nothing opens it. */
async function openEntryKey(key: PrivateKey, name: string) {
  const why = vscode.l10n.t('Passphrase of the private key of {0} ({1})', name, describePrivateKey(key));
  const unlocked =
    key.encryption === null
      ? { opening: await openKey(key, undefined) }
      : await unlock('private key', why, (passphrase, options) => openKey(key, passphrase, options));
  if (unlocked === undefined) return undefined;
  const { opening } = unlocked;
  if (opening.outcome === 'opened') return opening.key;
  throw new Error(describeOpening(opening, 'private key'));
}

function askTarget({ name }: Entry): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, `${name}.p12`) }),
    filters: { 'PKCS#12': ['p12', 'pfx'] },
    saveLabel: vscode.l10n.t('Export'),
    title: vscode.l10n.t('Export as PKCS#12'),
  });
}
