import * as vscode from 'vscode';
import { buildBundle, type Building } from '../../../core/bundles/buildBundle.js';
import type { Target } from '../../../core/bundles/bundle.js';
import type { Span } from '../../../core/base/span.js';
import { JOB_FILE_ENDING, type JobKind, REPLACEMENT_KIND } from '../../../core/jobs/installJob.js';
import { isUnchecked } from '../../../core/jobs/isUnchecked.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { describeRefusal } from '../../../core/words/describeRefusal.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { askFolder } from '../../desk/askPlace.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { jobContext } from '../../desk/jobContext.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { textOf } from '../../desk/ranges.js';
import { askChoice, askSteps, stepOf } from '../../desk/steps.js';
import { chosenJob } from './chosenJob.js';
import { keepBundle } from './keepBundle.js';
import { serverIndex } from './serverIndex.js';

interface Answers {
  readonly target: Target | 'own';
  readonly isZip: boolean;
}

/**
 * Builds the bundle of an install job and writes it into a folder that the person chooses.
 * @param node the job’s line in the tree, its file, or nothing: then the editor’s job, or the person chooses
 * @param server the index of the server that it is built for; all of them without it
 */
export async function buildJobBundle(node: unknown, server: unknown, desk: Desk): Promise<void> {
  const uri = await chosenJob(node, desk);
  if (uri === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const { jobKind } = await parseJob(textOf(document));
  const answers = await askBundle(jobKind);
  if (answers === undefined) return;
  const target = answers.target === 'own' ? undefined : answers.target;
  const only = serverIndex(server);
  const building = await buildFrom(document, target, desk, only);
  if (building.bundle === undefined) {
    await tellWhy(document, building);
    return;
  }
  const words = {
    button: vscode.l10n.t('Build Here'),
    title: vscode.l10n.t('In which folder is the bundle made?'),
  };
  const parent = await askFolder(words, vscode.workspace.getWorkspaceFolder(uri)?.uri);
  if (parent === undefined) return;
  const name = await bundleName(document, only);
  await tellBuilt(document, await keepBundle(building.bundle, parent, name, answers.isZip), building);
}

/** The job’s file’s name; that of one server alone takes no place of the others’. */
async function bundleName(document: vscode.TextDocument, only: number | undefined): Promise<string> {
  const { path } = document.uri;
  const job = path.slice(path.lastIndexOf('/') + 1, -JOB_FILE_ENDING.length);
  const server = only === undefined ? undefined : (await parseJob(document.getText())).servers[only];
  const node = server?.node.name?.value;
  return node === undefined ? job : `${job}-${node}`;
}

/** What the person sees is what is built, saved or not. */
export function buildFrom(
  document: vscode.TextDocument,
  target: Target | undefined,
  desk: Desk,
  only?: number,
): Promise<Building> {
  return withLateProgress(vscode.l10n.t('Building the bundle'), async (signal) =>
    buildBundle(document.getText(), await jobContext(document.uri, desk, signal), target, only),
  );
}

/** A replacement has one form alone, that of each server’s own platform. */
function askBundle(kind: JobKind): Promise<Answers | undefined> {
  const { l10n } = vscode;
  const steps = [
    stepOf<Answers, 'target'>('target', ({ target }, progress) =>
      askChoice<Answers['target']>(
        {
          placeholder: l10n.t('What is the bundle for?'),
          value: target ?? 'own',
          choices: [
            {
              label: l10n.t('The Installer of Each Server’s Platform'),
              detail: l10n.t('UNIX, Windows or container, as the job says'),
              value: 'own',
            },
            {
              label: l10n.t('Control Center Director'),
              detail: l10n.t('A checklist of every value to enter, and the files to upload'),
              value: 'director',
            },
            {
              label: l10n.t('Many Servers, with Ansible'),
              detail: l10n.t('An inventory and a playbook that copy each server’s bundle and run it'),
              value: 'fleet',
            },
          ],
        },
        progress,
      ),
    ),
    stepOf<Answers, 'isZip'>('isZip', ({ isZip }, progress) =>
      askChoice<boolean>(
        {
          placeholder: l10n.t('How is it written?'),
          value: isZip ?? false,
          choices: [
            { label: l10n.t('A Folder'), value: false },
            { label: l10n.t('A ZIP File'), value: true },
          ],
        },
        progress,
      ),
    ),
  ];
  return kind === REPLACEMENT_KIND
    ? askSteps(l10n.t('Build Bundle'), steps.slice(1), { target: 'own' })
    : askSteps(l10n.t('Build Bundle'), steps);
}

/** The first reason, how many more there are, and the way to its place. */
async function tellWhy(
  document: vscode.TextDocument,
  building: Building & { bundle: undefined },
): Promise<void> {
  const errors = building.findings.filter(({ severity }) => severity === 'error');
  const reasons: readonly { readonly span: Span; readonly message: string }[] = [
    ...errors,
    ...building.refusals.map((refusal) => ({
      span: refusal.span,
      message: describeRefusal(refusal),
    })),
  ];
  const [first, ...others] = reasons;
  if (first === undefined) return;
  const more =
    others.length === 0
      ? ''
      : ` ${vscode.l10n.t('Further reasons: {0}', others.map(({ message }) => message).join(' '))}`;
  const show = vscode.l10n.t('Show');
  const message = `${vscode.l10n.t('No bundle was built.')} ${first.message}${more}`;
  if ((await vscode.window.showErrorMessage(toInertText(message), show)) !== show) return;
  const selection = new vscode.Range(
    document.positionAt(first.span.start),
    document.positionAt(first.span.end),
  );
  await vscode.window.showTextDocument(document, { selection });
}

/** Where it is, and what could not be checked: several points by their number, and the way to them. */
async function tellBuilt(
  document: vscode.TextDocument,
  folder: vscode.Uri,
  { findings }: Building,
): Promise<void> {
  const { l10n, window } = vscode;
  const built = l10n.t('Built: {0}.', toPlain(vscode.workspace.asRelativePath(folder)));
  const unchecked = findings.filter(({ code }) => isUnchecked(code)).map(({ message }) => message);
  if (unchecked.length < 2) {
    void window.showInformationMessage(toInertText([built, ...unchecked].join(' ')));
    return;
  }
  const open = l10n.t('{0} cannot be checked here.', countOf(unchecked.length, 'point'));
  const show = l10n.t('Show Problems');
  if ((await window.showInformationMessage(toInertText(`${built} ${open}`), show)) !== show) return;
  await window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.panel.markers.view.focus');
}
