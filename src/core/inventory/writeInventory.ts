import { writeJson } from '../words/writeJson.js';
import type { InventoryLine } from './inventory.js';
import { toRecord } from './inventoryRecord.js';
import { writeCsv } from './writeCsv.js';
import { writeMarkdown } from './writeMarkdown.js';

export const inventoryFormats = ['csv', 'json', 'markdown'] as const;
export type InventoryFormat = (typeof inventoryFormats)[number];

/** The inventory as a file: CSV for a spreadsheet, JSON (an array of `InventoryRecord`) for programs, Markdown for people. */
export function writeInventory(
  lines: readonly InventoryLine[],
  format: InventoryFormat,
  now: number,
): string {
  const records = lines.map((line) => toRecord(line, now));
  switch (format) {
    case 'csv':
      return writeCsv(records);
    case 'json':
      return `${writeJson(records, 2)}\n`;
    case 'markdown':
      return writeMarkdown(records, now);
  }
}
