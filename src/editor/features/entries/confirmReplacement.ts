import * as vscode from 'vscode';
import { fingerprint } from '../../../core/path/fingerprint.js';
import type { Entry } from '../../../core/store/entry.js';
import type { Replacement } from '../../../core/store/replace/replacement.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { writeReplacement } from '../../../core/words/writeReplacement.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { askChoice } from '../../desk/steps.js';
import { nameOf } from './chosenEntries.js';
import { hasTrash } from './deleteEntries.js';
import { certificatesIn, type PlacedCertificate, toDecodedUri } from './decodedDocument.js';
import type { Successor } from './successor.js';
import type { UsingJob } from '../../desk/usesInJobs.js';

/** What is to be decided. */
export interface ReplacementQuestion {
  readonly entry: Entry;
  readonly replacement: Replacement;
  /** The jobs that name the entry. */
  readonly jobs: readonly UsingJob[];
  readonly successor: Successor;
  /** The successor's own entry where jobs name that, so that it stays. */
  readonly stays: Entry | undefined;
}

/** What becomes of the one that is replaced. */
export type OldOne = 'keep' | 'trash' | 'drop';

/** Jobs that are named; more are counted. */
const NAMED_JOBS = 16;

/** Shows what changes and who must act, on wish decoded side by side too. Undefined where the person leaves. */
export async function confirmReplacement(
  question: ReplacementQuestion,
  desk: StoreDesk,
): Promise<OldOne | undefined> {
  const { l10n } = vscode;
  const name = nameOf(question.entry);
  const without: OldOne = hasTrash(desk) ? 'trash' : 'drop';
  const keep = l10n.t('Replace and Keep the Old One');
  const drop =
    without === 'trash'
      ? l10n.t('Replace, and the Old One to the Trash')
      : l10n.t('Replace, and the Old One Goes');
  const compare = l10n.t('Compare Decoded…');
  const placed = await placeBoth(question, desk);
  const chosen = await vscode.window.showInformationMessage(
    toInertText(l10n.t('Replace the certificate of “{0}”?', name)),
    { modal: true, detail: toInertText(describeReplacement(question, desk.clock()).join('\n')) },
    keep,
    drop,
    ...(placed ? [compare] : []),
  );
  if (chosen === keep) return 'keep';
  if (chosen === drop) return without;
  if (chosen === undefined || placed === undefined) return undefined;
  const [left, right] = placed;
  const title = `${left.name} → ${right.name}`;
  await vscode.commands.executeCommand('vscode.diff', toDecodedUri(left), toDecodedUri(right), title);
  // The list leaves the comparison in sight, which a dialog would not.
  const outcome = await askChoice<OldOne>({
    placeholder: l10n.t('Replace the certificate of “{0}”?', name),
    choices: [
      { label: keep, value: 'keep' },
      { label: drop, value: without },
    ],
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

/** What changes, who must act, and which files follow, line by line. */
export function describeReplacement(
  { jobs, replacement, stays, successor }: ReplacementQuestion,
  now: number,
): readonly string[] {
  const { l10n } = vscode;
  const lines = [...writeReplacement(replacement, now), '', ...describeJobs(jobs, replacement.kind)];
  const from = successor.from?.entry;
  if (stays) lines.push(l10n.t('“{0}” stays as well, since install jobs name it.', nameOf(stays)));
  else if (from?.kind === 'request')
    lines.push(l10n.t('The request “{0}” is answered by it, and goes.', nameOf(from)));
  else if (from) lines.push(l10n.t('“{0}” takes this place, and goes from its own.', toPlain(from.name)));
  return lines;
}

function describeJobs(jobs: readonly UsingJob[], kind: Replacement['kind']): readonly string[] {
  if (jobs.length === 0) return [vscode.l10n.t('No install job names it.')];
  const files = jobs.map(({ uri }) => `• ${toPlain(vscode.workspace.asRelativePath(uri))}`);
  const rest = files.length - NAMED_JOBS;
  return [
    kind === 'peer'
      ? vscode.l10n.t('Install jobs that name it, and prove trust against the new one from now on')
      : vscode.l10n.t('Install jobs that name it, and install the new one from now on'),
    ...files.slice(0, NAMED_JOBS),
    ...(rest > 0 ? [vscode.l10n.t('… and {0} more lines', rest)] : []),
  ];
}

/** Both certificates where they can be shown: one that stood behind a passphrase is in no file that can be read. */
async function placeBoth(
  { entry, replacement: { after, before }, successor }: ReplacementQuestion,
  desk: StoreDesk,
): Promise<readonly [PlacedCertificate, PlacedCertificate] | undefined> {
  const { store } = desk;
  const present = store.uriOf(entry, 'certificate.pem');
  const { from, uri: file } = successor;
  const uri = file ?? (from && store.uriOf(from.entry, 'certificate.pem'));
  if (uri === undefined) return undefined;
  const print = fingerprint(after[0]);
  const isThere = (await certificatesIn(uri, desk)).some((one) => fingerprint(one) === print);
  const name = certificateLabel(after[0]);
  return isThere
    ? [
        { certificate: before[0], uri: present, name: nameOf(entry) },
        { certificate: after[0], uri, name },
      ]
    : undefined;
}
