import * as vscode from 'vscode';
import { writeBarrier } from '../../desk/access.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { type CommandId, commands } from '../../desk/ids.js';
import type { Node, Place } from './nodes.js';

/** A line that only says something. */
export function remark(id: string, label: string, icon: string): Node {
  return { type: 'remark', id, label, icon };
}

/** What fills an empty place. */
export function invitation(place: Place): Node {
  const invitations: Readonly<Record<Place, readonly [label: string, command: CommandId]>> = {
    authority: [vscode.l10n.t('Create a certificate authority…'), commands.createAuthority],
    key: [vscode.l10n.t('Import a key certificate…'), commands.importCertificate],
    ca: [vscode.l10n.t('Import CA certificates…'), commands.importCertificate],
    peer: [vscode.l10n.t('Import a partner’s certificate…'), commands.importCertificate],
    request: [vscode.l10n.t('Create a certificate request…'), commands.createRequest],
    crl: [vscode.l10n.t('Import CA certificates…'), commands.importCertificate],
    jobs: [vscode.l10n.t('New install job…'), commands.newInstallJob],
    files: [vscode.l10n.t('Scan the workspace again'), commands.scanWorkspace],
  };
  const [label, command] = invitations[place];
  return { type: 'invitation', id: `${place}/invitation`, label, command, place };
}

/** Whose store is shown, where there are several folders; a click chooses another. */
export function storeChoice(root: vscode.WorkspaceFolder | undefined): Node[] {
  if (root === undefined || (vscode.workspace.workspaceFolders ?? []).length < 2) return [];
  const label = vscode.l10n.t('Store of the folder {0}', toPlain(root.name));
  const [id, place] = ['store', 'authority'] as const;
  return [{ type: 'invitation', id, label, icon: 'root-folder', command: commands.chooseStore, place }];
}

/** Schemes of VS Code’s own disks, local and remote: a rename there is one step. */
const DISKS: readonly string[] = ['file', 'vscode-remote'];

/** Why nothing can be written here, or what is not promised of what is. */
export function barrierRemark(root: vscode.WorkspaceFolder | undefined): Node[] {
  const labels = {
    untrusted: vscode.l10n.t('Folder not trusted: nothing is written'),
    'read-only': vscode.l10n.t('Read-only folder: nothing can be written'),
  };
  const barrier = writeBarrier(root);
  if (barrier === 'no-folder' || root === undefined) return [];
  if (barrier !== undefined) return [remark('barrier', labels[barrier], 'lock')];
  const { scheme } = root.uri;
  if (DISKS.includes(scheme)) return [];
  const label = vscode.l10n.t(
    'Virtual folder ({0}): a change is as whole as its renames are; there is no trash',
    toPlain(scheme),
  );
  return [remark('virtual', label, 'info')];
}

/** What stands in a place where the filter leaves nothing; a click shows everything again. */
export function nothingMatches(place: Place): Node {
  const label = vscode.l10n.t('Nothing matches the filter: show everything');
  return {
    type: 'invitation',
    id: `${place}/filtered`,
    label,
    command: commands.clearFilter,
    place,
    icon: 'filter',
  };
}
