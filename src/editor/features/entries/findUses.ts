import * as vscode from 'vscode';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { storeDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { toLocation } from '../../desk/location.js';
import type { Asked } from './asked.js';
import { chosenEntries, nameOf } from './chosenEntries.js';
import { usesInJobs } from '../../desk/usesInJobs.js';

/** Shows where install jobs name an entry, as VS Code shows references. */
export async function findUses(asked: Asked, desk: Desk): Promise<void> {
  const own = await storeDesk(desk, asked.line);
  const entries = await chosenEntries(asked, vscode.l10n.t('Whose uses?'), own ?? desk);
  if (entries.length === 0 || own === undefined) return;
  const jobs = await usesInJobs(entries, own);
  const uses = jobs.flatMap(({ uri, uses: own }) => own.map(({ span }) => toLocation(uri, span)));
  const locations = await Promise.all(uses);
  const [first] = locations;
  if (first === undefined) {
    const names = toPlain(entries.map(nameOf).join(', '));
    void vscode.window.showInformationMessage(
      toInertText(vscode.l10n.t('No install job of this workspace uses {0}.', names)),
    );
    return;
  }
  await vscode.commands.executeCommand(
    'editor.action.showReferences',
    first.uri,
    first.range.start,
    locations,
  );
}
