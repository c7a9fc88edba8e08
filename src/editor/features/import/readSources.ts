import type * as vscode from 'vscode';
import { isZip } from '../../../core/archive/listZip.js';
import { readZip } from '../../../core/archive/readZip.js';
import { readContents } from '../../../core/contents/readContents.js';
import { Gathering } from '../../../core/store/import/gathering.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { readOctets } from '../../desk/readOctets.js';
import { listFiles, type NamedFile, nameOf } from './listFiles.js';
import type { Source } from './source.js';

/** Files that are read at once: enough that a distant file system is not waited for file by file. */
const READ_AT_ONCE = 16;

const MEGABYTE = 1024 * 1024;

/** Octets of a file: more than the largest bundle seen, 20 megabytes. An archive may have as much as any file here. */
const FILE_OCTETS = 32 * MEGABYTE;

/** What one import reads: ten times the largest that is promised, and as much as a browser’s worker bears. */
export const IMPORT_LIMITS = { files: 10_000, octets: 512 * MEGABYTE };

/** How a reading goes on. */
export interface Reading {
  /** The store’s own folder, which is not read. */
  readonly store: vscode.Uri | undefined;
  readonly signal: AbortSignal;
  /** Told how many files have been looked at. */
  readonly tell: (files: number) => void;
}

/**
 * Reads all that the sources hold, some files at a time, and keeps the objects alone. A file that cannot be read is
 * refused, and hurts no other. Rejects with the signal’s reason.
 */
export async function readSources(
  sources: readonly Source[],
  reading: Reading,
  limits = IMPORT_LIMITS,
): Promise<Gathering> {
  const found = new Gathering();
  const left = { ...limits };
  /** Takes one file’s octets or text; answers whether there is room for more. */
  const take = async (name: string, content: string | Uint8Array): Promise<boolean> => {
    reading.signal.throwIfAborted();
    left.files--;
    left.octets -= content.length;
    if (left.files < 0 || left.octets < 0) {
      found.refuse({ reason: 'too-much', file: name });
      return false;
    }
    if (typeof content !== 'string' && isZip(content)) return takeArchive(name, content);
    found.add(name, readContents(content));
    reading.tell(limits.files - left.files);
    return true;
  };
  const takeArchive = async (archive: string, bytes: Uint8Array): Promise<boolean> => {
    const files = readZip(bytes, reading.signal);
    for (;;) {
      const { done, value } = await files.next();
      if (done) {
        if (value) found.refuse({ reason: value, file: archive });
        return true;
      }
      const file = `${archive} › ${value.name}`;
      if ('fault' in value) found.refuse({ reason: value.fault, file });
      else if (!(await take(file, value.bytes))) return false;
    }
  };
  for (const source of sources) {
    if ('items' in source) found.add(source.name, { items: source.items, faults: [] });
    else if ('content' in source) await take(source.name, source.content);
  }
  const uris = sources.flatMap((source) => ('uri' in source ? source.uri : []));
  for await (const batch of readBatches(uris, reading, found))
    for (const { content, name } of batch) if (!(await take(name, content))) return found;
  return found;
}

interface ReadFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The files at these places, read; what cannot be is refused. */
async function* readBatches(
  uris: readonly vscode.Uri[],
  reading: Reading,
  found: Gathering,
): AsyncGenerator<readonly ReadFile[], void> {
  const read = async ({ name, uri }: NamedFile): Promise<readonly ReadFile[]> => {
    try {
      const limit = /\.zip$/i.test(name) ? undefined : FILE_OCTETS;
      return [{ name, content: await readOctets(uri, limit) }];
    } catch (error) {
      refuseFile(found, name, error);
      return [];
    }
  };
  let batch: NamedFile[] = [];
  for await (const file of listAll(uris, reading, found)) {
    batch.push(file);
    if (batch.length < READ_AT_ONCE) continue;
    yield (await Promise.all(batch.map(read))).flat();
    batch = [];
  }
  yield (await Promise.all(batch.map(read))).flat();
}

async function* listAll(
  uris: readonly vscode.Uri[],
  { signal, store }: Reading,
  found: Gathering,
): AsyncGenerator<NamedFile, void> {
  for (const uri of uris)
    try {
      yield* listFiles(uri, store, signal);
    } catch (error) {
      signal.throwIfAborted();
      refuseFile(found, nameOf(uri), error);
    }
}

function refuseFile(found: Gathering, file: string, error: unknown): void {
  const detail = toPlain(error instanceof Error ? error.message : String(error));
  found.refuse({ reason: 'file-unreadable', file, detail });
}
