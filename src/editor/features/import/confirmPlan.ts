import * as vscode from 'vscode';
import type { ImportPlan, PlannedEntry } from '../../../core/store/import/importPlan.js';
import { labelFaults } from '../../../core/store/label.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import {
  describeImportWarning,
  describePlan,
  describePlannedEntry,
  describeRefusal,
} from '../../../core/words/describeImport.js';
import { describeLabelFault } from '../../../core/words/describeLabelFault.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { toInertText } from '../../desk/inertText.js';
import { askText } from '../../desk/steps.js';

/** Shows what would be written and what not, and why; answers what the person agrees to, or undefined. */
export async function confirmPlan(
  plan: ImportPlan,
  now: number,
): Promise<readonly PlannedEntry[] | undefined> {
  const { entries, offered } = plan;
  const detail = toInertText(writeDetail(plan, now));
  if (entries.length + offered.length === 0) {
    const message =
      plan.known.length > 0
        ? vscode.l10n.t('There is nothing new to import.')
        : vscode.l10n.t('Nothing can be imported.');
    await vscode.window.showWarningMessage(message, { modal: true, detail });
    return undefined;
  }
  const all = vscode.l10n.t('Import');
  const only = vscode.l10n.t('Import Without CA Certificates');
  const buttons = entries.length > 0 && offered.length > 0 ? [all, only] : [all];
  const chosen = await vscode.window.showInformationMessage(
    describePlan(plan),
    { modal: true, detail },
    ...buttons,
  );
  if (chosen === undefined) return undefined;
  const labelled = await askLabel(entries);
  return labelled && [...labelled, ...(chosen === only ? [] : offered)];
}

/** The label is asked for where there is one certificate; many take theirs from their common names. */
async function askLabel(entries: readonly PlannedEntry[]): Promise<readonly PlannedEntry[] | undefined> {
  const [entry] = entries;
  if (entry === undefined || entries.length > 1) return entries;
  const outcome = await askText({
    prompt: vscode.l10n.t('Label, by which Connect:Direct finds the certificate in its keystore'),
    value: entry.label,
    problem: (label) => {
      const [fault] = labelFaults(label);
      return fault && describeLabelFault(fault, label);
    },
  });
  return typeof outcome === 'string' ? undefined : [{ ...entry, label: outcome.answer.trim() }];
}

function writeDetail({ entries, known, offered, refused }: ImportPlan, now: number): string {
  const planned = (entry: PlannedEntry) => [
    `• ${describePlannedEntry(entry, now)}`,
    ...entry.certificates.slice(0, 1).map((certificate) => `   SHA-256 ${describeFingerprint(certificate)}`),
    ...entry.warnings.map((warning) => `   ${describeImportWarning(warning)}`),
  ];
  return [
    ...section(vscode.l10n.t('To import'), entries.flatMap(planned)),
    ...section(vscode.l10n.t('CA certificates that came along'), offered.flatMap(planned)),
    ...section(
      vscode.l10n.t('In the store already'),
      known.map(({ certificate, entry }) => `• ${certificateLabel(certificate)} (${toPlain(entry.name)})`),
    ),
    ...section(
      vscode.l10n.t('Left out'),
      refused.map((refusal) => `• ${describeRefusal(refusal)}`),
    ),
  ]
    .join('\n')
    .trim();
}

/** Lines that a dialog shows of one section; a bundle may have hundreds. */
const SHOWN_LINES = 24;

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - SHOWN_LINES;
  const more = rest > 0 ? [vscode.l10n.t('… and {0} more lines', rest)] : [];
  return ['', title, ...lines.slice(0, SHOWN_LINES), ...more];
}
