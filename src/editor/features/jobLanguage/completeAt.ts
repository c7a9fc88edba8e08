import * as vscode from 'vscode';
import { completeJob, type Proposal } from '../../../core/jobs/assist/completeJob.js';
import { type JobPlace, placeInJob } from '../../../core/jobs/assist/placeInJob.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { describeGlance } from '../../../core/words/describeGlance.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { textOf, toOffset, toRange } from '../../desk/ranges.js';
import { describeField } from './describeAt.js';
import { readsSchema } from './otherYamlSupport.js';

/** What may be written there: keys, values, names of entries with their expiry, labels, names of secrets. */
export async function completeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
): Promise<vscode.CompletionItem[]> {
  const text = textOf(document);
  const place = placeInJob(text, toOffset(document, position));
  if (place === undefined) return [];
  const written = text.slice(place.span.start, place.span.end);
  const { entries = [] } = (await (await desk.store.of(document.uri))?.contents()) ?? {};
  const proposals = completeJob(place, written, entries, await secretsNamedIn(text));
  const hasOther = readsSchema();
  return proposals
    .filter(({ kind }) => !hasOther || (kind !== 'key' && kind !== 'value'))
    .map((proposal, at) => toItem(proposal, at, place, written, document, desk));
}

/** The names of secrets that the job has already. */
async function secretsNamedIn(text: string): Promise<readonly string[]> {
  const { shape } = await parseJob(text);
  return [...new Set(shape.values.flatMap((one) => (one.field.type === 'secret' ? [one.text] : [])))];
}

const KINDS: Readonly<Record<Proposal['kind'], vscode.CompletionItemKind>> = {
  key: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.EnumMember,
  reference: vscode.CompletionItemKind.Reference,
  label: vscode.CompletionItemKind.Constant,
  secret: vscode.CompletionItemKind.Variable,
};

function toItem(
  { entry, field, kind, name, text }: Proposal,
  at: number,
  place: JobPlace,
  written: string,
  document: vscode.TextDocument,
  { clock }: Desk,
): vscode.CompletionItem {
  const now = clock();
  const own = entry?.certificates[0]?.certificate;
  const lifetime = own && describeLifetime(own.notBefore, own.notAfter, now);
  const item = new vscode.CompletionItem(
    { label: toInertText(toPlain(name)), ...(lifetime !== undefined && { description: lifetime }) },
    KINDS[kind],
  );
  if (own) item.detail = toInertText(describeGlance(own, now));
  else if (field) item.documentation = describeField(field);
  item.range = toRange(document, place.span);
  // Right behind the colon a space is wanted first.
  const isGlued = place.part === 'value' && textOf(document)[place.span.start - 1] === ':';
  item.insertText = isGlued ? ` ${text}` : text;
  item.filterText = /^["']/.test(written) ? `${written.charAt(0)}${name}` : name;
  item.sortText = String(at).padStart(4, '0');
  // Behind a key its value is asked for at once.
  if (kind === 'key' && text.endsWith(': '))
    item.command = { command: 'editor.action.triggerSuggest', title: vscode.l10n.t('Suggest a value') };
  return item;
}
