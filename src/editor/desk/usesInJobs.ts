import * as vscode from 'vscode';
import type { Use } from '../../core/jobs/findUses.js';
import type { EntryAddress } from '../../core/store/layout.js';
import { toPlain } from '../../core/words/toPlain.js';
import type { StoreDesk } from './storeDesk.js';
import { readIfThere } from './readOctets.js';

/** An install job that names entries, as it is saved. */
export interface UsingJob {
  readonly uri: vscode.Uri;
  readonly bytes: Uint8Array;
  /** With its byte order mark, which the places of `uses` count. */
  readonly text: string;
  readonly uses: readonly Use[];
}

/** Jobs that are read at once: enough that a distant file system is not waited for file by file. */
const READ_AT_ONCE = 16;

/**
 * The install jobs of the workspace that name one of these entries.
 * @throws Error where not every job can be looked through, so that none is passed over in silence
 */
export async function usesInJobs(
  addresses: readonly EntryAddress[],
  { files, store }: Pick<StoreDesk, 'files' | 'store'>,
): Promise<readonly UsingJob[]> {
  const { findUses } = await import('../../core/jobs/jobReading.js');
  const { isCut, uris: listed } = await files.jobs();
  // Those of another workspace folder name the entries of their own store.
  const uris = listed.filter((uri) => store.isBeside(uri));
  if (isCut)
    throw new Error(
      vscode.l10n.t(
        'There are more than {0} install jobs: not all of them can be looked through.',
        listed.length,
      ),
    );
  const { entries } = await store.contents();
  const isMeant = ({ entry }: Use) =>
    addresses.some(({ kind, name }) => entry.kind === kind && entry.name === name);
  const found: UsingJob[] = [];
  for (let at = 0; at < uris.length; at += READ_AT_ONCE) {
    const jobs = await Promise.all(
      uris.slice(at, at + READ_AT_ONCE).map(async (uri): Promise<UsingJob | undefined> => {
        const bytes = await readIfThere(uri);
        if (bytes === undefined) return undefined;
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
        return { uri, bytes, text, uses: (await findUses(text, entries)).filter(isMeant) };
      }),
    );
    for (const job of jobs) if (job && job.uses.length > 0) found.push(job);
  }
  return found;
}

/** What stands in an editor unsaved is not known here, and must not be written over. */
export function refuseUnsaved(jobs: readonly UsingJob[]): void {
  const open = vscode.workspace.textDocuments
    .filter(({ isDirty }) => isDirty)
    .map(({ uri }) => uri.toString());
  const unsaved = jobs.find(({ uri }) => open.includes(uri.toString()));
  if (unsaved === undefined) return;
  const name = toPlain(vscode.workspace.asRelativePath(unsaved.uri));
  throw new Error(
    vscode.l10n.t('{0} refers to the entry and has changes that are not saved. Save it first.', name),
  );
}
