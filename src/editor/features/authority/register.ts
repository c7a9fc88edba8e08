import * as vscode from 'vscode';
import type { Desk } from '../../desk/desk.js';
import { commands } from '../../desk/ids.js';
import { reportFailure } from '../../desk/reportFailure.js';
import { writingDesk } from '../../desk/storeDesk.js';

const ids = [
  commands.createAuthority,
  commands.issueCertificate,
  commands.issueCertificates,
  commands.createRequest,
  commands.signRequest,
  commands.renewCertificate,
  commands.revokeCertificate,
] as const;

/** What an authority does. What it needs is loaded when it is asked for. */
export function register(desk: Desk): vscode.Disposable {
  return vscode.Disposable.from(...ids.map((id) => registerOne(id, desk)));
}

function registerOne(id: (typeof ids)[number], desk: Desk): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (node?: unknown) => {
    try {
      const own = await writingDesk(desk, node);
      if (own === undefined) return;
      const { authorityCommands } = await import('./authorityCommands.js');
      await authorityCommands[id](node, own);
    } catch (error) {
      reportFailure(vscode.l10n.t('The authority has not done it, and nothing was kept.'), error, desk);
    }
  });
}
