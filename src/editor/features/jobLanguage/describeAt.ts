import * as vscode from 'vscode';
import { placeInJob } from '../../../core/jobs/assist/placeInJob.js';
import type { JobField } from '../../../core/jobs/fields/jobField.js';
import { describeFacts } from '../../../core/words/describeFacts.js';
import { describeJobField } from '../../../core/words/describeJobField.js';
import { describeModel } from '../../../core/words/describeModel.js';
import type { Desk } from '../../desk/desk.js';
import { toFactSheet } from '../../desk/markdown.js';
import { textOf, toOffset, toRange } from '../../desk/ranges.js';
import { readsSchema } from './otherYamlSupport.js';
import { useAt } from './useAt.js';

/** Over a key what it is and what it becomes on each platform; over a reference what it names. */
export async function describeAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  desk: Desk,
): Promise<vscode.Hover | undefined> {
  const { version } = document;
  const use = await useAt(document, position, desk);
  if (document.version !== version) return undefined;
  if (use !== undefined) {
    const { certificates, kind, request, revocationList } = use.entry;
    const model = certificates[0]?.certificate ?? request ?? revocationList;
    const now = desk.clock();
    if (model === undefined) return undefined;
    const isPeer = kind === 'peer';
    const part = isPeer
      ? [[vscode.l10n.t('In the store'), vscode.l10n.t('partner certificate: only proved against')] as const]
      : [];
    const facts = [...part, ...describeFacts(model, now)];
    return new vscode.Hover(toFactSheet(describeModel(model, now), facts), use.range);
  }
  const place = placeInJob(textOf(document), toOffset(document, position));
  const key = place?.part === 'key' ? textOf(document).slice(place.span.start, place.span.end) : undefined;
  const field = place?.part === 'key' ? place.node.children.get(key ?? '')?.field : place?.node.field;
  if (place === undefined || field === undefined) return undefined;
  const facts = toFactSheet(field.path, describeJobField(field));
  const range = toRange(document, place.span);
  // What the schema says of it stands in the hover already.
  return new vscode.Hover(readsSchema() ? [facts] : [toText(field.about), facts], range);
}

/** What a field is, and what it becomes. */
export function describeField(field: JobField): vscode.MarkdownString {
  const sheet = toFactSheet(field.path, describeJobField(field));
  return toText(`${field.about}\n\n${sheet.value}`);
}

/** Our own words in Markdown, which hold nothing out of a file. */
function toText(markdown: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString(markdown);
  text.isTrusted = false;
  text.supportHtml = false;
  return text;
}
