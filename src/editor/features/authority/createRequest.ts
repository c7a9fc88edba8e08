import * as vscode from 'vscode';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { rememberFor } from '../../desk/rememberFor.js';
import { toSignal } from '../../desk/signal.js';
import { askRequest } from './askRequest.js';
import { keepRequest } from './keepRequest.js';

/** Makes a key and a PKCS#10 request for it in the store, and shows the request: it is what the CA gets. */
export async function createRequest(desk: StoreDesk): Promise<void> {
  const answers = await askRequest(desk);
  if (answers === undefined) return;
  const kept = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Creating the certificate request'),
      cancellable: true,
    },
    (_progress, token) => keepRequest(answers, desk, toSignal(token)),
  );
  if (kept === undefined) return;
  const { added, publicKey } = kept;
  await rememberFor([publicKey], toPlain(answers.node), answers, desk);
  const uri = desk.store.uriOf(added, 'request.pem');
  await vscode.window.showTextDocument(uri);
  void vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t(
        'Send {0} to the CA, and import the answer: its key waits here, sealed.',
        toPlain(vscode.workspace.asRelativePath(uri)),
      ),
    ),
  );
}
