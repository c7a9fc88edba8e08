import * as vscode from 'vscode';
import type { InventoryLine } from '../../../core/inventory/inventory.js';
import { toRecord } from '../../../core/inventory/inventoryRecord.js';
import { KINDS, STATES, summarizeInventory } from '../../../core/inventory/inventoryWords.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { PageWords, ToPage, ViewedLine } from './messages.js';

/** The inventory in the words of the page. */
export function toPage(lines: readonly InventoryLine[], hasFiles: boolean, now: number): ToPage {
  const records = lines.map((line) => toRecord(line, now));
  const viewed = records.map((record): ViewedLine => {
    const { files, issuer, kind, lastDay, name, owner, renewBy, state, tags } = record;
    const cells = {
      name: toPlain(name),
      kind: KINDS[kind],
      state: STATES[state],
      renewBy,
      lastDay,
      issuer: toPlain(issuer),
      tags: toPlain(tags.join(', ')),
      owner: toPlain(owner),
      where: describePlaces(files),
    };
    return { cells, state };
  });
  return { type: 'show', summary: summarizeInventory(records, now), lines: viewed, hasFiles, words: words() };
}

/** Files of a certificate that its line names: a root may stand in hundreds. */
const NAMED = 3;

function describePlaces(files: readonly string[]): string {
  const named = files.slice(0, NAMED).map((file) => toPlain(file));
  const more = files.length - named.length;
  const list = named.join(', ');
  return more > 0 ? vscode.l10n.t('{0} and {1} more', list, more) : list;
}

function words(): PageWords {
  const { l10n } = vscode;
  return {
    title: l10n.t('Certificate Inventory'),
    headings: {
      name: l10n.t('Name'),
      kind: l10n.t('What'),
      state: l10n.t('State'),
      renewBy: l10n.t('Renew by'),
      lastDay: l10n.t('Last day'),
      issuer: l10n.t('Issuer'),
      tags: l10n.t('Tags'),
      owner: l10n.t('Owner'),
      where: l10n.t('Where'),
    },
    withFiles: l10n.t('With the workspace’s files'),
    export: l10n.t('Export…'),
    more: l10n.t('Show more'),
    ascending: l10n.t('sorted, smallest first'),
    descending: l10n.t('sorted, largest first'),
    empty: l10n.t('There is no certificate.'),
  };
}
