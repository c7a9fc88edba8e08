import { escapeMarkdown } from '../words/escapeMarkdown.js';
import { toPlain } from '../words/toPlain.js';
import type { InventoryRecord } from './inventoryRecord.js';
import { KINDS, STATES, summarizeInventory } from './inventoryWords.js';

const HEADINGS = ['Name', 'What', 'State', 'Renew by', 'Last day', 'Issuer', 'Tags', 'Owner', 'Where'];

/** The inventory as a Markdown document with one table, for people to read; nothing out of a certificate does anything in it. */
export function writeMarkdown(records: readonly InventoryRecord[], now: number): string {
  return [
    '# Certificate inventory',
    '',
    summarizeInventory(records, now),
    '',
    writeRow(HEADINGS),
    writeRow(HEADINGS.map(() => ':--')),
    ...records.map((record) => writeRow(cellsOf(record))),
    '',
  ].join('\n');
}

function cellsOf(record: InventoryRecord): readonly string[] {
  const { files, issuer, kind, lastDay, name, owner, renewBy, state, tags } = record;
  const escaped = (text: string) => escapeMarkdown(toPlain(text));
  return [
    escaped(name),
    KINDS[kind],
    STATES[state],
    renewBy,
    lastDay,
    escaped(issuer),
    escaped(tags.join(', ')),
    escaped(owner),
    files.map(escaped).join('<br>'),
  ];
}

function writeRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
