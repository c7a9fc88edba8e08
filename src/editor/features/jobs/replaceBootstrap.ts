import * as vscode from 'vscode';
import { type InspectedServer, toInspectedJob } from '../../../core/jobs/inspectedJob.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { writeReplacementJob } from '../../../core/jobs/writeJob.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { entryOf } from '../../desk/entryOf.js';
import { commands } from '../../desk/ids.js';
import { jobContext } from '../../desk/jobContext.js';
import { textOf } from '../../desk/ranges.js';
import { askChoice } from '../../desk/steps.js';
import { writingDesk, writingDeskAt } from '../../desk/storeDesk.js';
import { askReplacement, successors } from './askReplacement.js';
import { chosenJob } from './chosenJob.js';
import { givenByEntry, givenByServer, type GivenReplacement } from './givenReplacement.js';
import { keepJobText } from './keepJob.js';
import { toReplacement } from './toReplacement.js';

/**
 * Asks how a bootstrap certificate is replaced, writes the job into the folder and opens it.
 * @param node the line of the bootstrap certificate, or of a job whose node has one; nothing where all is to be asked for
 */
export async function replaceBootstrap(node: unknown, desk: Desk): Promise<void> {
  const entry = entryOf(node);
  const job = node === undefined || entry ? undefined : await chosenJob(node, desk);
  if (node !== undefined && entry === undefined && job === undefined) return;
  const own = job ? await writingDeskAt(desk, job) : await writingDesk(desk, node);
  if (own === undefined) return;
  const given = job ? await givenByJob(job, desk) : entry ? givenByEntry(entry) : NOTHING;
  if (given === undefined) return;
  const { store } = own;
  const { entries } = await store.contents();
  if (successors(entries, given.answers.present?.ref).length === 0) {
    await offerSigned(entries.some(({ kind }) => kind === 'authority'));
    return;
  }
  const answers = await askReplacement(entries, given, desk);
  if (answers === undefined) return;
  store.refuseGone();
  await vscode.window.showTextDocument(await keepReplacement(answers, given.rest, store.root.uri));
}

const NOTHING: GivenReplacement = { answers: {}, trusted: [], rest: {} };

/** Writes the job into a new file of the folder, named after its node. */
export async function keepReplacement(
  answers: Parameters<typeof toReplacement>[0],
  rest: GivenReplacement['rest'],
  folder: vscode.Uri,
): Promise<vscode.Uri> {
  const job = toReplacement(answers, rest);
  return keepJobText(await writeReplacementJob(job), folder, job.metadata.name);
}

/** Undefined where the person leaves, and where no server of the job has a bootstrap certificate. */
async function givenByJob(uri: vscode.Uri, desk: Desk): Promise<GivenReplacement | undefined> {
  const document = await vscode.workspace.openTextDocument(uri);
  const { servers } = toInspectedJob(await parseJob(textOf(document)), await jobContext(uri, desk));
  const server = await askServer(servers.filter(({ isBootstrap }) => isBootstrap));
  return server && givenByServer(server);
}

async function askServer(servers: readonly InspectedServer[]): Promise<InspectedServer | undefined> {
  if (servers.length <= 1) return servers[0];
  const outcome = await askChoice<InspectedServer>({
    placeholder: vscode.l10n.t('Whose bootstrap certificate is replaced?'),
    choices: servers.map((server) => ({ label: toPlain(server.node.name?.value ?? ''), value: server })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

/** @param canIssue whether the store has an authority of its own */
async function offerSigned(canIssue: boolean): Promise<void> {
  const issue = vscode.l10n.t('Issue Certificate…');
  const request = vscode.l10n.t('Create Certificate Request…');
  const bring = vscode.l10n.t('Import External Certificates…');
  const message = vscode.l10n.t(
    'A signed key certificate must take the bootstrap certificate’s place, and the store has neither one nor a request for it.',
  );
  const chosen = await vscode.window.showInformationMessage(
    message,
    ...(canIssue ? [issue] : []),
    request,
    bring,
  );
  if (chosen === issue) await vscode.commands.executeCommand(commands.issueCertificate);
  if (chosen === request) await vscode.commands.executeCommand(commands.createRequest);
  if (chosen === bring) await vscode.commands.executeCommand(commands.importCertificate);
}
