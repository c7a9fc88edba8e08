import * as vscode from 'vscode';
import { type InventoryFormat, writeInventory } from '../../../core/inventory/writeInventory.js';
import { mayUseKeys } from '../../desk/access.js';
import { askFile, sayExported } from '../../desk/askPlace.js';
import type { Desk } from '../../desk/desk.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { askChoice, askSteps, stepOf } from '../../desk/steps.js';
import { writeWhole } from '../../desk/writeWhole.js';
import { takeStock } from './takeStock.js';

interface Answers {
  readonly hasFiles: boolean;
  readonly format: InventoryFormat;
}

const ENDINGS: Readonly<Record<InventoryFormat, string>> = { csv: 'csv', json: 'json', markdown: 'md' };

/** Writes the inventory into a file, in the format that the person chooses. */
export async function exportInventory(desk: Desk): Promise<void> {
  const folder = desk.store.root;
  if (!(await mayUseKeys())) return;
  const answers = await askSteps<Answers>(vscode.l10n.t('Export Inventory'), [
    stepOf('hasFiles', ({ hasFiles }, progress) =>
      askChoice(
        {
          placeholder: vscode.l10n.t('Which certificates?'),
          choices: [
            { label: vscode.l10n.t('Those of the Certificate Store'), value: false },
            { label: vscode.l10n.t('Those of the Store and of the Workspace’s Files'), value: true },
          ],
          value: hasFiles,
        },
        progress,
      ),
    ),
    stepOf('format', ({ format }, progress) =>
      askChoice({ placeholder: vscode.l10n.t('Export as'), choices: formats(), value: format }, progress),
    ),
  ]);
  if (answers === undefined) return;
  const lines = await withLateProgress(vscode.l10n.t('Taking the inventory'), (signal) =>
    takeStock(answers.hasFiles, desk, signal),
  );
  const target = await askFile(`certificate-inventory.${ENDINGS[answers.format]}`, folder?.uri);
  if (target === undefined) return;
  const text = writeInventory(lines, answers.format, desk.clock());
  await writeWhole(target, new TextEncoder().encode(text));
  sayExported(target);
}

function formats(): readonly { label: string; detail: string; value: InventoryFormat }[] {
  const { l10n } = vscode;
  return [
    {
      label: 'CSV',
      detail: l10n.t('For a spreadsheet; nothing out of a certificate calculates in it'),
      value: 'csv',
    },
    { label: 'JSON', detail: l10n.t('For programs'), value: 'json' },
    { label: 'Markdown', detail: l10n.t('For people: one table'), value: 'markdown' },
  ];
}
