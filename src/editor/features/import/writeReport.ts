import * as vscode from 'vscode';
import type { ChosenEntry } from '../../../core/store/import/importChanges.js';
import type { ImportPlan, PlannedEntry } from '../../../core/store/import/importPlan.js';
import { type EntryAddress, entryPath } from '../../../core/store/layout.js';
import { describeFingerprint } from '../../../core/words/certificateFacts.js';
import {
  describeImportWarning,
  describeKnown,
  describeImported,
  describePlan,
  describePlannedEntry,
  describeRefusal,
  describeRelation,
} from '../../../core/words/describeImport.js';
import { toPlain } from '../../../core/words/toPlain.js';

/** What an import came to; before anything is written, nothing is chosen and nothing added. */
export interface Imported {
  readonly plan: ImportPlan;
  readonly chosen: readonly ChosenEntry[];
  /** Where the chosen entries are, in their order. */
  readonly added: readonly EntryAddress[];
}

/** An import as a text: what came in, what was there, what was left out and why, and then file by file. */
export function writeReport({ added, chosen, plan }: Imported, now: number): string {
  const { l10n } = vscode;
  const places = new Map(chosen.map(({ entry: { object } }, index) => [object, added[index]]));
  const planned = [...plan.entries, ...plan.offered, ...plan.peers];
  const placed = planned.filter(({ object }) => places.has(object));
  const isDone = chosen.length > 0;
  // Before it is done, a partner’s is not among what an import would do by itself.
  const peers = isDone ? [] : plan.peers;
  const rest = planned.filter((entry) => !places.has(entry.object) && !peers.includes(entry));
  return [
    isDone ? l10n.t('Import into the certificate store') : l10n.t('What an import would do'),
    `${new Date(now).toISOString().slice(0, 16).replace('T', ' ')} UTC: ${isDone ? describeImported(added.length, plan) : describePlan(plan)}`,
    ...section(
      l10n.t('In the store now'),
      placed.flatMap((entry) => writeEntry(entry, now, places.get(entry.object))),
    ),
    ...section(
      isDone ? l10n.t('Not wanted') : l10n.t('To import'),
      rest.flatMap((entry) => writeEntry(entry, now)),
    ),
    ...section(
      l10n.t('Without a private key, and kept as a partner’s where that is checked'),
      peers.flatMap((entry) => writeEntry(entry, now)),
    ),
    ...section(l10n.t('In the store already'), plan.known.map(describeKnown)),
    ...section(l10n.t('Left out'), plan.refused.map(describeRefusal)),
    ...section(l10n.t('File by file'), writeFiles(plan, places)),
    '',
  ].join('\n');
}

/** Lines that a dialog shows; a folder may have thousands. */
const SHOWN_LINES = 16;

/** Why there is nothing to import, for a dialog. */
export function writeLeftOut({ known, refused }: ImportPlan): string {
  const lines = [
    ...section(vscode.l10n.t('In the store already'), known.map(describeKnown)),
    ...section(vscode.l10n.t('Left out'), refused.map(describeRefusal)),
  ];
  const rest = lines.length - SHOWN_LINES;
  const more = rest > 0 ? [vscode.l10n.t('… and {0} more lines', rest)] : [];
  return [...lines.slice(0, SHOWN_LINES), ...more].join('\n').trim();
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function writeEntry(entry: PlannedEntry, now: number, place?: EntryAddress): readonly string[] {
  const { files, label, object, warnings } = entry;
  const relation = describeRelation(entry);
  const lines = [
    ...(place ? [toPlain(entryPath(place))] : []),
    ...(object.kind === 'certificate' ? [`SHA-256 ${describeFingerprint(object)}`] : []),
    ...(relation === undefined ? [] : [relation]),
    vscode.l10n.t('from {0}', files.map((file) => toPlain(file)).join(', ')),
    ...warnings.map((warning) => describeImportWarning(warning, entry)),
  ];
  return [`${toPlain(label)}: ${describePlannedEntry(entry, now)}`, ...lines.map((line) => `  ${line}`)];
}

function writeFiles(
  { entries, files, known, offered, peers, refused }: ImportPlan,
  places: ReadonlyMap<PlannedEntry['object'], EntryAddress | undefined>,
): readonly string[] {
  const lines = new Map<string, string[]>(files.map((file) => [file, []]));
  const note = (file: string, line: string) => lines.get(file)?.push(line);
  for (const { files: from, label, object } of [...entries, ...offered, ...peers]) {
    const place = places.get(object);
    const to = place && ` → ${toPlain(entryPath(place))}`;
    for (const file of from) note(file, `${toPlain(label)}${to ?? ''}`);
  }
  for (const one of known)
    for (const file of one.files) note(file, vscode.l10n.t('{0}, already there', describeKnown(one)));
  for (const refusal of refused) note(refusal.file, describeRefusal(refusal));
  return [...lines].flatMap(([file, said]) => [toPlain(file), ...said.map((line) => `  ${line}`)]);
}
