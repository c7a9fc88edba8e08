import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { type JobDefaults, toJobDefaults } from '../../../core/jobs/jobDefaults.js';
import type { Desk } from '../../desk/desk.js';
import { readOctets } from '../../desk/readOctets.js';

/** Where the workspace remembers it. */
const LAST_JOB = 'cdcerts.lastJob';

/** A job that a new one takes after. */
export interface LastJob {
  /** Its file’s, without its ending. */
  readonly name: string;
  readonly defaults: JobDefaults;
}

/** Remembers which job was made last. */
export async function rememberJob(uri: vscode.Uri, { memory }: Pick<Desk, 'memory'>): Promise<void> {
  await memory.update(LAST_JOB, uri.toString());
}

/**
 * The job of this folder that was made last; where none is known of, or it has gone, the one that was written last.
 * Undefined where there is none, or none that can be read.
 */
export async function lastJob(
  root: vscode.WorkspaceFolder,
  { files, memory }: Pick<Desk, 'files' | 'memory'>,
): Promise<LastJob | undefined> {
  const isInFolder = (uri: vscode.Uri) => vscode.workspace.getWorkspaceFolder(uri)?.index === root.index;
  const known = memory.get<unknown>(LAST_JOB);
  const made = typeof known === 'string' ? await read(vscode.Uri.parse(known), isInFolder) : undefined;
  if (made) return made;
  const newest = await newestOf((await files.jobs()).uris.filter(isInFolder));
  return newest && read(newest, isInFolder);
}

async function read(uri: vscode.Uri, mayBe: (uri: vscode.Uri) => boolean): Promise<LastJob | undefined> {
  // It may have gone, or not be readable: then nothing stands ready, and all is asked.
  const octets = mayBe(uri) ? await readOctets(uri).catch(() => undefined) : undefined;
  return (
    octets && {
      name: uri.path.slice(uri.path.lastIndexOf('/') + 1, -JOB_FILE_ENDING.length),
      defaults: await toJobDefaults(new TextDecoder().decode(octets)),
    }
  );
}

async function newestOf(uris: readonly vscode.Uri[]): Promise<vscode.Uri | undefined> {
  const written = await Promise.all(
    uris.map(async (uri) => {
      // What has gone meanwhile is none of them.
      const stat = await vscode.workspace.fs.stat(uri).then(undefined, () => undefined);
      return stat && { uri, time: stat.mtime };
    }),
  );
  return written.filter((one) => one !== undefined).toSorted((a, b) => b.time - a.time)[0]?.uri;
}
