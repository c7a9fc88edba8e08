import * as vscode from 'vscode';
import { planJobs } from '../../../core/jobs/list/planJobs.js';
import type { ListProblem } from '../../../core/jobs/list/parseJobList.js';
import { readServers } from '../../../core/jobs/list/readServers.js';
import { sayListPlace } from '../../../core/words/describeJobList.js';
import { describeJobVerdicts } from '../../../core/words/describeJobVerdict.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { writeJobListReport } from '../../../core/words/writeJobListReport.js';
import { toInertText } from '../../desk/inertText.js';
import { jobContext } from '../../desk/jobContext.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { toRange } from '../../desk/ranges.js';
import { toSignal } from '../../desk/signal.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { askList, type GivenList } from './askList.js';
import { askListPlan } from './askListPlan.js';
import { type KeptJobs, keepJobs } from './keepJobs.js';
import { rememberJob } from './lastJob.js';

/**
 * Makes install jobs of a list of servers: one for all, or one for each; all of them, or none.
 * @param clicked the list’s file; without one the person chooses
 */
export async function newJobsFromList(clicked: unknown, desk: StoreDesk): Promise<void> {
  const { store } = desk;
  const list = await askList(clicked, store.root.uri);
  if (list === undefined) return;
  // The jobs name entries of this store, and are read with that of their own folder.
  const own = { ...desk, store: { of: () => Promise.resolve(store) } };
  const context = await jobContext(store.root.uri, own);
  const { problems, servers } = await withLateProgress(vscode.l10n.t('Reading the list'), (signal) =>
    readServers(list.text, { ...context, signal }),
  );
  if (problems.length > 0) {
    await tellProblems(list, problems);
    return;
  }
  const plan = await askListPlan(servers, withoutEnding(list.name), context);
  if (plan === undefined) return;
  const planned = planJobs(servers, plan);
  const folder = folderFor(list, store);
  const kept = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Making {0}', countOf(planned.length, 'install job')),
      cancellable: true,
    },
    (progress, token) => {
      let done = 0;
      return keepJobs(planned, folder, { ...context, signal: toSignal(token) }, desk, () => {
        done++;
        progress.report({ increment: 100 / planned.length, message: `${done} / ${planned.length}` });
      });
    },
  );
  const [first] = kept.uris;
  if (first === undefined) return;
  await rememberJob(first, desk);
  if (kept.uris.length === 1) await vscode.window.showTextDocument(first);
  void report(kept, list.name, desk);
}

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]*$/, '') || name;
}

/** Beside the list, where that stands in the folder whose store the jobs name; else at the top of that. */
function folderFor({ uri }: GivenList, store: StoreDesk['store']): vscode.Uri {
  const { root } = store;
  if (uri === undefined || !store.isBeside(uri)) return root.uri;
  // In the store itself only its entries stand.
  return store.pathTo(uri).startsWith('../') ? vscode.Uri.joinPath(uri, '..') : root.uri;
}

/** The first reason and its place, and on wish all of them. */
async function tellProblems(list: GivenList, problems: readonly ListProblem[]): Promise<void> {
  const [first, ...others] = problems;
  if (first === undefined) return;
  const { l10n, window } = vscode;
  const sentences = problems.map(({ column, line, message }) =>
    sayListPlace(line + list.firstLine, column, message),
  );
  const [show, showAll] = [l10n.t('Show'), l10n.t('Show All')];
  const more = others.length === 0 ? '' : ` ${l10n.t('Further reasons: {0}.', others.length)}`;
  const message = `${l10n.t('No install job was made.')} ${sentences[0] ?? ''}${more}`;
  const buttons = others.length === 0 ? [show] : [show, showAll];
  const chosen = await window.showErrorMessage(toInertText(message), ...buttons);
  if (chosen === show) {
    const document = await list.open();
    const { end, start } = first.span;
    const selection = toRange(document, { start: start + list.offset, end: end + list.offset });
    await window.showTextDocument(document, { selection });
  } else if (chosen === showAll)
    await showText(
      [`${toPlain(list.name)}: ${l10n.t('No install job was made.')}`, ...sentences, ''].join('\n'),
    );
}

/** What was made in a sentence, and on wish each of them in a text to be kept. */
async function report({ servers, uris }: KeptJobs, name: string, { clock }: StoreDesk): Promise<void> {
  const { l10n, window } = vscode;
  const show = l10n.t('Show Report');
  const verdicts = describeJobVerdicts(servers.map(({ verdict }) => verdict));
  const made = l10n.t('{0} made of {1}.', countOf(uris.length, 'install job'), toPlain(name));
  if ((await window.showInformationMessage(toInertText(`${made} ${verdicts}.`), show)) === show)
    await showText(writeJobListReport(servers, name, clock()));
}

/** A text of its own, which is a file only if the person saves it. */
async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document);
}
