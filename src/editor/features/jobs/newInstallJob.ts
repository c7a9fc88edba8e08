import * as vscode from 'vscode';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { commands } from '../../desk/ids.js';
import { askJob } from './askJob.js';
import { keepJob } from './keepJob.js';
import { lastJob, rememberJob } from './lastJob.js';

/** Asks for the node and its certificates, writes the YAML into the folder and opens it. */
export async function newInstallJob(desk: StoreDesk): Promise<void> {
  const { store } = desk;
  const { entries } = await store.contents();
  if (!entries.some(({ kind }) => kind === 'key')) {
    await offerImport();
    return;
  }
  const answers = await askJob(entries, desk, await lastJob(store.root, desk));
  if (answers === undefined) return;
  store.refuseGone();
  // It names entries of this store, and is read with that of its own folder.
  const uri = await keepJob(answers, entries, store.root.uri);
  await rememberJob(uri, desk);
  await vscode.window.showTextDocument(uri);
}

async function offerImport(): Promise<void> {
  const go = vscode.l10n.t('Import External Certificates…');
  const message = vscode.l10n.t(
    'An install job needs a key certificate for its node, and the store has none yet.',
  );
  if ((await vscode.window.showInformationMessage(message, go)) === go)
    await vscode.commands.executeCommand(commands.importCertificate);
}
