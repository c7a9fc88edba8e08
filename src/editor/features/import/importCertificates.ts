import * as vscode from 'vscode';
import type { WantedKind } from '../../../core/store/import/importPlan.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice } from '../../desk/steps.js';
import { confirmPlan } from './confirmPlan.js';
import { openAndPlan } from './openAndPlan.js';
import { readFiles } from './readFiles.js';
import { writePlan } from './writePlan.js';

/**
 * Reads what was mailed, shows what it is, and keeps what the person agrees to.
 * @param resource what the command was called with: what to import, as the tree's invitations say; or the file clicked
 * @param selected all files selected with it
 */
export async function importCertificates(resource: unknown, selected: unknown, desk: Desk): Promise<void> {
  const wanted = givenKind(resource) ?? (await askKind());
  const given = givenFiles(resource, selected);
  const uris = wanted && (given.length > 0 ? given : await askFiles(wanted));
  if (!wanted || uris === undefined) return;
  const files = await readFiles(uris);
  const plan = await openAndPlan(files, wanted, desk);
  const chosen = plan && (await confirmPlan(plan.plan, desk.clock()));
  if (!plan || chosen === undefined) return;
  await writePlan(chosen, plan.passphrases, desk);
}

/** The tree's invitations say what they invite to. */
function givenKind(argument: unknown): WantedKind | undefined {
  return argument === 'key' || argument === 'ca' ? argument : undefined;
}

/** The Explorer gives the file that was clicked and all that are selected with it. */
function givenFiles(resource: unknown, selected: unknown): readonly vscode.Uri[] {
  if (Array.isArray(selected) && selected.length > 0)
    return selected.filter((one) => one instanceof vscode.Uri);
  return resource instanceof vscode.Uri ? [resource] : [];
}

async function askKind(): Promise<WantedKind | undefined> {
  const outcome = await askChoice<WantedKind>({
    placeholder: vscode.l10n.t('What is to be imported?'),
    choices: [
      {
        label: vscode.l10n.t('Key Certificate'),
        detail: vscode.l10n.t('A node’s certificate with its private key, in one file or in several'),
        iconPath: new vscode.ThemeIcon('key'),
        value: 'key',
      },
      {
        label: vscode.l10n.t('CA Certificates'),
        detail: vscode.l10n.t('Root and intermediate certificates that a node is to trust'),
        iconPath: new vscode.ThemeIcon('verified'),
        value: 'ca',
      },
    ],
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function askFiles(wanted: WantedKind): Thenable<readonly vscode.Uri[] | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showOpenDialog({
    canSelectMany: true,
    ...(folder && { defaultUri: folder.uri }),
    openLabel: vscode.l10n.t('Import'),
    title:
      wanted === 'key'
        ? vscode.l10n.t('Files with the certificate and its private key')
        : vscode.l10n.t('Files with CA certificates'),
  });
}
