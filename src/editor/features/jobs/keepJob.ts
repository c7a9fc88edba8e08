import * as vscode from 'vscode';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import { writeJob } from '../../../core/jobs/writeJob.js';
import type { Entry } from '../../../core/store/entry.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { writeWhole } from '../../desk/writeWhole.js';
import type { JobAnswers } from './askJob.js';
import { toJob } from './toJob.js';

/** Writes the job into a new file of the folder, named after its node. */
export async function keepJob(
  answers: JobAnswers,
  entries: readonly Entry[],
  folder: vscode.Uri,
): Promise<vscode.Uri> {
  return keepJobText(await writeJob(toJob(answers, entries)), folder, answers.nodeName);
}

/** Writes a job’s text into a new file of the folder, named as `title` has it. */
export async function keepJobText(text: string, folder: vscode.Uri, title: string): Promise<vscode.Uri> {
  const uri = await freeName(folder, title);
  await writeWhole(uri, new TextEncoder().encode(text), { mayReplace: false });
  return uri;
}

/** A file that is there is never written over: the next one gets a number. */
async function freeName(folder: vscode.Uri, title: string): Promise<vscode.Uri> {
  const taken = (await vscode.workspace.fs.readDirectory(folder))
    .filter(([name]) => name.endsWith(JOB_FILE_ENDING))
    .map(([name]) => name.slice(0, -JOB_FILE_ENDING.length));
  return vscode.Uri.joinPath(folder, `${writeEntryName(title, taken)}${JOB_FILE_ENDING}`);
}
