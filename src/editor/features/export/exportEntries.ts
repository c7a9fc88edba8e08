import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { entryOf } from '../../desk/entryOf.js';
import { askChoice, askChoices } from '../../desk/steps.js';
import { describeFormat, type ExportFormat, formatsOf } from './exportFormat.js';
import { exportKeyCertificate } from './exportKeyCertificate.js';
import { exportPkcs12 } from './exportPkcs12.js';
import { exportPublic } from './exportPublic.js';
import { mainObject } from './mainObject.js';

/**
 * Writes entries of the store into files for somebody else, in the format that the person chooses.
 * @param node the line of the tree that was clicked; without one the person chooses
 * @param nodes all the lines that are selected, the clicked one among them
 */
export async function exportEntries(node: unknown, nodes: unknown, desk: StoreDesk): Promise<void> {
  // Below its tags an entry has several lines.
  const clicked = [
    ...new Set((Array.isArray(nodes) ? nodes : [node]).flatMap((line) => entryOf(line) ?? [])),
  ];
  const entries = clicked.length > 0 ? clicked : await askEntries(desk);
  const [entry, ...others] = entries ?? [];
  if (entry === undefined) return;
  const format = await askFormat([entry, ...others]);
  switch (format) {
    case undefined:
      return;
    case 'pkcs12':
      return exportPkcs12(entry, desk);
    case 'key-certificate':
    case 'three-files':
      return exportKeyCertificate(entry, format, desk);
    default:
      return exportPublic([entry, ...others], format, desk);
  }
}

async function askEntries({ clock, store }: StoreDesk): Promise<readonly Entry[] | undefined> {
  const { entries } = await store.contents();
  const choices = entries.flatMap((entry) => {
    const object = mainObject(entry);
    if (object === undefined) return [];
    const label = toPlain(entry.notes.label ?? entry.name);
    return [{ label, description: describeModel(object.model, clock()), value: entry }];
  });
  if (choices.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The certificate store has nothing to export.'));
    return undefined;
  }
  const outcome = await askChoices<Entry>({
    placeholder: vscode.l10n.t('What is to be exported? Several CA certificates make one trusted list.'),
    choices,
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

async function askFormat(entries: readonly Entry[]): Promise<ExportFormat | undefined> {
  const formats = formatsOf(entries);
  if (formats.length === 0) {
    const message =
      entries.length > 1
        ? vscode.l10n.t('Only certificates go into one file together: choose fewer.')
        : vscode.l10n.t('Nothing in this entry can be read: mend it first.');
    void vscode.window.showInformationMessage(message);
    return undefined;
  }
  const outcome = await askChoice<ExportFormat>({
    placeholder: vscode.l10n.t('Export as'),
    choices: formats.map(describeFormat),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}
