import { toPlain } from '../words/toPlain.js';
import { inventoryColumns, type InventoryRecord } from './inventoryRecord.js';

/** Lines end as RFC 4180 section 2 wants it. */
const LINE_END = '\r\n';

/**
 * Where a spreadsheet would begin to calculate: the characters that begin a formula, at the beginning of a field, or of
 * what a program with another separator takes for one.
 */
const FORMULA = /(^|[,;|\t"'])([\s"']*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * The inventory as CSV (RFC 4180), in UTF-8, with a line of headings. Text out of a certificate calculates nowhere: an
 * apostrophe stands before what a spreadsheet would take for a formula, and what cannot be seen is a visible escape.
 */
export function writeCsv(records: readonly InventoryRecord[]): string {
  const lines = [
    inventoryColumns.join(','),
    ...records.map((record) => inventoryColumns.map((column) => writeField(record[column])).join(',')),
  ];
  return lines.map((line) => line + LINE_END).join('');
}

function writeField(value: InventoryRecord[keyof InventoryRecord]): string {
  if (value === null) return '';
  // A number of ours, which may well be negative.
  if (typeof value === 'number') return String(value);
  const text = toPlain(typeof value === 'string' ? value : value.join(', '), Infinity);
  const harmless = text.replace(FORMULA, "$1$2'");
  return /[",;\t\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
