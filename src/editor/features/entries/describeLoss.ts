import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { nameOf } from './chosenEntries.js';
import type { UsingJob } from '../../desk/usesInJobs.js';

/** Lines that a dialog shows; more are counted. */
const SHOWN_LINES = 16;

/** What goes with these entries: the jobs that name them, then what cannot be done without them. */
export function describeLoss(entries: readonly Entry[], jobs: readonly UsingJob[]): string {
  const lines = entries.map((entry) => `• ${nameOf(entry)}: ${describeUses(entry, jobs)}`);
  const rest = lines.length - SHOWN_LINES;
  const more = rest > 0 ? [vscode.l10n.t('… and {0} more lines', rest)] : [];
  return [...lines.slice(0, SHOWN_LINES), ...more, ...losses(entries)].join('\n');
}

function describeUses({ kind, name }: Entry, jobs: readonly UsingJob[]): string {
  const using = jobs.filter(({ uses }) =>
    uses.some(({ entry }) => entry.kind === kind && entry.name === name),
  );
  if (using.length === 0) return vscode.l10n.t('no install job uses it');
  const files = using.map(({ uri }) => toPlain(vscode.workspace.asRelativePath(uri)));
  const shown = files.slice(0, SHOWN_LINES).join(', ');
  return using.length > SHOWN_LINES
    ? vscode.l10n.t('{0} install jobs name it, and will name what is not there: {1}, …', using.length, shown)
    : vscode.l10n.t('install jobs name it, and will name what is not there: {0}', shown);
}

function losses(entries: readonly Entry[]): readonly string[] {
  const has = (kind: Entry['kind']) => entries.some((entry) => entry.kind === kind);
  return [
    ...(has('authority')
      ? [
          vscode.l10n.t(
            'With an authority go its private key, its ledger and its revocation list: nothing of it can be issued, renewed or revoked any more.',
          ),
        ]
      : []),
    ...(has('key') ? [vscode.l10n.t('With a key certificate goes its private key.')] : []),
    ...(has('request')
      ? [vscode.l10n.t('With a request goes its private key: the CA’s answer will be of no use.')]
      : []),
  ];
}
