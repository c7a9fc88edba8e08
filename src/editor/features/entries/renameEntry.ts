import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { writeEntryName } from '../../../core/store/writeEntryName.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { askText } from '../../desk/steps.js';
import type { Asked } from './asked.js';
import { chosenEntries } from './chosenEntries.js';
import { keepRenamed } from './keepRenamed.js';
import { refuseUnsaved, usesInJobs } from '../../desk/usesInJobs.js';

/** Asks for another name of an entry: that of its folder, which install jobs refer to and which they follow. */
export async function renameEntry({ line }: Asked, desk: StoreDesk): Promise<void> {
  const question = vscode.l10n.t('Which entry gets another name?');
  const [entry] = await chosenEntries({ line, lines: undefined }, question, desk);
  if (entry === undefined) return;
  const jobs = await usesInJobs([entry], desk);
  refuseUnsaved(jobs);
  const { entries } = await desk.store.contents();
  const taken = entries.filter((one) => one !== entry).map((one) => one.name);
  const outcome = await askText({
    prompt:
      jobs.length === 0
        ? vscode.l10n.t('New name of {0}. No install job refers to it.', toPlain(entry.name))
        : vscode.l10n.t('New name of {0}. {1} will follow.', toPlain(entry.name), sayJobs(jobs.length)),
    value: entry.name,
    problem: (text) => nameProblem(text, taken),
    isLive: true,
  });
  if (typeof outcome === 'string' || outcome.answer === entry.name) return;
  const name = outcome.answer;
  await keepRenamed({ entry, name, jobs }, desk);
  sayRenamed(entry, name, jobs.length);
}

function nameProblem(text: string, taken: readonly string[]): string | undefined {
  const name = writeEntryName(text, taken);
  if (name === text) return undefined;
  return taken.some((one) => writeEntryName(text, [one]) !== writeEntryName(text, []))
    ? vscode.l10n.t('Another entry has this name, and jobs must not mistake them: {0} is free.', name)
    : vscode.l10n.t(
        'The name is a folder’s, and stands in install jobs and scripts: letters, digits and “_”, “.”, “-” within. {0} would do.',
        name,
      );
}

function sayRenamed({ name: before }: Entry, name: string, jobs: number): void {
  const message =
    jobs === 0
      ? vscode.l10n.t('{0} is called {1} now.', toPlain(before), name)
      : vscode.l10n.t('{0} is called {1} now, in {2} as well.', toPlain(before), name, sayJobs(jobs));
  void vscode.window.showInformationMessage(toInertText(message));
}

const sayJobs = (count: number): string => countOf(count, 'install job');
