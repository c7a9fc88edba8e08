import type { Fault } from '../core/base/fault.js';
import type { Item } from '../core/contents/contents.js';
import { openItems } from '../core/contents/openItems.js';
import { readItems } from '../core/contents/readContents.js';
import { toInspectedFaults, toInspectedObject } from './inspectedObject.js';
import { writeObjectText } from './objectText.js';
import { openFile } from './openFile.js';
import { passphraseOptions, readPassphrase } from './passphraseOption.js';
import type { Streams } from './streams.js';
import { summarize, writeSummaryText } from './summary.js';
import { readArguments, readTimeOption, UsageError } from './usage.js';
import { writeJson } from '../core/words/writeJson.js';

const options = {
  json: { type: 'boolean' },
  summary: { type: 'boolean' },
  at: { type: 'string' },
  insist: { type: 'boolean' },
  ...passphraseOptions,
} as const;

/** `cdcerts inspect`: everything found in each file, in order, and what a passphrase shows of it. */
export async function inspect(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals: files } = readArguments(args, options);
  if (files.length === 0) throw new UsageError('inspect names no file', 'write cdcerts inspect FILE…');
  const now = readTimeOption(values.at, streams.now);
  const passphrase = readPassphrase(values);
  const isJson = values.json === true;
  let status = 0;
  for (const file of files) {
    const bytes = openFile(file, streams, values.insist === true ? 'read' : 'ask-to-insist');
    if (bytes === undefined) {
      status = 2;
      continue;
    }
    const around: Fault[] = [];
    const items = openItems(readItems(bytes, around), passphrase, { insist: values.insist });
    const lines = values.summary === true ? summaryLines : objectLines;
    for await (const line of lines({ file, items, around, now, isJson })) streams.out(line);
  }
  return status;
}

interface Reading {
  readonly file: string;
  readonly items: AsyncIterable<Item>;
  /** Whole when the items have been read. */
  readonly around: readonly Fault[];
  readonly now: number;
  readonly isJson: boolean;
}

async function* summaryLines({ file, items, around, now, isJson }: Reading): AsyncGenerator<string> {
  const summary = await summarize(file, items, around, now);
  yield isJson ? writeJson(summary) : writeSummaryText(summary);
}

async function* objectLines({ file, items, around, now, isJson }: Reading): AsyncGenerator<string> {
  let index = 0;
  for await (const item of items) {
    const object = toInspectedObject(file, index++, item);
    yield isJson ? writeJson(object) : writeObjectText(object, item.model, now);
  }
  const object = toInspectedFaults(file, index, around);
  if (object) yield isJson ? writeJson(object) : writeObjectText(object, undefined, now);
}
