import type { Contents } from '../core/contents/contents.js';
import { openContents } from '../core/contents/openContents.js';
import { readContents } from '../core/contents/readContents.js';
import { toInspectedObjects } from './inspectedObject.js';
import { writeObjectText } from './objectText.js';
import { openFile } from './openFile.js';
import { passphraseOptions, readPassphrase } from './passphraseOption.js';
import type { Streams } from './streams.js';
import { summarize, writeSummaryText } from './summary.js';
import { readArguments, readTimeOption, UsageError } from './usage.js';
import { writeJson } from './writeJson.js';

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
    const bytes = openFile(file, streams);
    if (bytes === undefined) {
      status = 2;
      continue;
    }
    const contents = await openContents(readContents(bytes), passphrase, values.insist);
    const lines = values.summary === true ? summaryLines : objectLines;
    for (const line of lines(file, contents, now, isJson)) streams.out(line);
  }
  return status;
}

function summaryLines(file: string, contents: Contents, now: number, isJson: boolean): readonly string[] {
  const summary = summarize(file, contents, now);
  return [isJson ? writeJson(summary) : writeSummaryText(summary)];
}

function objectLines(file: string, contents: Contents, now: number, isJson: boolean): readonly string[] {
  const objects = toInspectedObjects(file, contents);
  if (isJson) return objects.map(writeJson);
  return objects.map((object) => writeObjectText(object, contents.items[object.index]?.model, now));
}
