import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutate } from './mutate.js';
import { Random } from './random.js';
import { inspectEverything, readEverything } from './readEverything.js';

/** Larger files make few mutations in the same time, and their parts stand in smaller ones too. */
const LARGEST = 16 * 1024;

/** One of so many inputs is asked for its findings as well. */
const INSPECTED = 20;

export interface Failure {
  /** Which input it was, counted from 0; with the seed it can be had again. */
  readonly index: number;
  readonly file: string;
  readonly input: Uint8Array;
  readonly error: unknown;
}

interface Seedling {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The files below the folders that mutations begin from, in the order of their names. */
export function readCorpus(...folders: readonly string[]): readonly Seedling[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !/\.(sh|cjs|md|cnf|json)$/.test(entry.name))
        .map((entry) => join(entry.parentPath, entry.name)),
    )
    .sort()
    .map((file) => ({ file, bytes: new Uint8Array(readFileSync(file)) }))
    .filter(({ bytes }) => bytes.length > 0 && bytes.length <= LARGEST);
}

/** Reads each file cut off at as many places at most, evenly apart; at every octet where it has no more. */
export function cutOff(corpus: readonly Seedling[], places: number): readonly Failure[] {
  const failures: Failure[] = [];
  let index = 0;
  for (const { bytes, file } of corpus) {
    const stride = Math.ceil(bytes.length / places);
    for (let end = 0; end < bytes.length; end += stride, index++) {
      const input = bytes.slice(0, end);
      try {
        readEverything(input);
      } catch (error) {
        failures.push({ index, file, input, error });
      }
    }
  }
  return failures;
}

/** Mutates files of the corpus `count` times and reads what comes of it; each input depends on seed and index alone. */
export async function fuzz(
  corpus: readonly Seedling[],
  { count, first = 0, seed }: { readonly count: number; readonly first?: number; readonly seed: number },
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  for (let index = first; index < first + count; index++) {
    const random = new Random(seed + Math.imul(index, 0x9e37_79b1));
    const chosen = random.pick(corpus);
    const other = random.pick(corpus);
    if (chosen === undefined || other === undefined) throw new Error('There is nothing to mutate.');
    const input = mutate(chosen.bytes, other.bytes, random);
    try {
      readEverything(input);
      if (index % INSPECTED === 0) await inspectEverything(input);
    } catch (error) {
      failures.push({ index, file: chosen.file, input, error });
    }
  }
  return failures;
}
