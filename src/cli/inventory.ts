import { resolve } from 'node:path';
import { placeOf } from '../core/contents/placeOf.js';
import { defaultPolicy } from '../core/inventory/expiry.js';
import { certificatesOf, type FoundCertificate, takeInventory } from '../core/inventory/inventory.js';
import { type InventoryFormat, inventoryFormats, writeInventory } from '../core/inventory/writeInventory.js';
import { entryPath, mainFile } from '../core/store/layout.js';
import { readCheckedFile } from './checkedFile.js';
import { readCheckedStore } from './checkedStore.js';
import { listFiles } from './listFiles.js';
import { openFile, sayUnopened } from './openFile.js';
import type { Streams } from './streams.js';
import { readArguments, readCountOption, readTimeOption, UsageError } from './usage.js';

const options = {
  format: { type: 'string', default: 'csv' },
  'warning-days': { type: 'string' },
  'lead-days': { type: 'string' },
  'ca-lead-days': { type: 'string' },
  at: { type: 'string' },
} as const;

/** `cdcerts inventory`: every certificate in the paths once, stores and other files alike. */
export async function inventory(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readArguments(args, options);
  const format = toFormat(values.format);
  const now = readTimeOption(values.at, streams.now);
  const days = (option: keyof typeof values, otherwise: number) =>
    readCountOption(`--${option}`, values[option], 90) ?? otherwise;
  const policy = {
    warningDays: days('warning-days', defaultPolicy.warningDays),
    leadDays: days('lead-days', defaultPolicy.leadDays),
    caLeadDays: days('ca-lead-days', defaultPolicy.caLeadDays),
  };
  const { found, isIncomplete } = await findAll(positionals.length === 0 ? ['.'] : positionals, streams);
  streams.out(writeInventory(takeInventory(found, now, policy), format, now).trimEnd());
  return isIncomplete ? 2 : 0;
}

function toFormat(text: string): InventoryFormat {
  const format = inventoryFormats.find((one) => one === text);
  if (format !== undefined) return format;
  throw new UsageError(`--format ${text} is unknown`, `use ${inventoryFormats.join(', ')}`);
}

/** The certificates of stores, with what people know of them, and then those of every other file. */
async function findAll(paths: readonly string[], streams: Streams) {
  const listed = listFiles(paths, streams);
  const found: FoundCertificate[] = [];
  const inStores = new Set<string>();
  let { isIncomplete } = listed;
  for (const folder of listed.stores) {
    try {
      const { entries } = await readCheckedStore(folder);
      const fileOf = (path: string) => `${folder}/${path}`;
      for (const entry of entries) inStores.add(resolve(fileOf(entryPath(entry, mainFile(entry.kind)))));
      found.push(...certificatesOf(entries, (entry) => fileOf(entryPath(entry, mainFile(entry.kind)))));
    } catch (error) {
      sayUnopened(folder, error, streams);
      isIncomplete = true;
    }
  }
  for (const file of listed.certificates) {
    if (inStores.has(resolve(file))) continue;
    const bytes = openFile(file, streams);
    if (bytes === undefined) isIncomplete = true;
    else
      for (const item of readCheckedFile(file, bytes).contents.items)
        if (item.model.kind === 'certificate')
          found.push({ certificate: item.model, file, span: placeOf(item) });
  }
  return { found, isIncomplete };
}
