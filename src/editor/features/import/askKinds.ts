import * as vscode from 'vscode';
import type { Entry } from '../../../core/store/entry.js';
import type { ChosenEntry } from '../../../core/store/import/importChanges.js';
import type { PlannedEntry } from '../../../core/store/import/importPlan.js';
import type { EntryKind } from '../../../core/store/layout.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { labelQuestion } from '../../desk/labelQuestion.js';
import { askChoice, askText, type Choice } from '../../desk/steps.js';

/** What each entry is to become, asked where only the person knows it. Undefined where they leave. */
export async function askKinds(
  entries: readonly PlannedEntry[],
): Promise<readonly ChosenEntry[] | undefined> {
  const chosen: ChosenEntry[] = [];
  for (const entry of entries) {
    const [first, ...others] = entry.kinds;
    const kind = others.length === 0 ? first : await askKind(entry);
    if (kind === undefined) return undefined;
    chosen.push({ entry, kind });
  }
  return chosen;
}

async function askKind({ kinds, label }: PlannedEntry): Promise<EntryKind | undefined> {
  const outcome = await askChoice<EntryKind>({
    placeholder: vscode.l10n.t(
      '{0} is a CA’s certificate with its private key. What is it to be?',
      toPlain(label),
    ),
    choices: kinds.flatMap((kind) => toChoice(kind) ?? []),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function toChoice(kind: EntryKind): Choice<EntryKind> | undefined {
  const { l10n } = vscode;
  const choices: Readonly<
    Partial<Record<EntryKind, readonly [icon: string, label: string, detail: string]>>
  > = {
    authority: [
      'shield',
      l10n.t('Certificate Authority'),
      l10n.t('Signs certificates here, with the private key, sealed'),
    ],
    key: ['key', l10n.t('Key Certificate'), l10n.t('A node’s own certificate, which vouches for itself')],
    ca: ['verified', l10n.t('CA Certificate'), l10n.t('Trusted; the private key is left out')],
  };
  const [icon, label, detail] = choices[kind] ?? [];
  return icon === undefined || label === undefined || detail === undefined
    ? undefined
    : { label, detail, iconPath: new vscode.ThemeIcon(icon), value: kind };
}

/** The label of a single certificate; many take theirs from their common names. Undefined where the person leaves. */
export async function askLabel(
  entry: PlannedEntry,
  existing: readonly Entry[],
): Promise<PlannedEntry | undefined> {
  const outcome = await askText({
    prompt: vscode.l10n.t('Label, by which Connect:Direct finds the certificate in its keystore'),
    value: entry.label,
    ...labelQuestion(existing),
  });
  return typeof outcome === 'string' ? undefined : { ...entry, label: outcome.answer.trim() };
}
