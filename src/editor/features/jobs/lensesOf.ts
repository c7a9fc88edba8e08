import * as vscode from 'vscode';
import { type Span, span } from '../../../core/base/span.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { commands } from '../../desk/ids.js';
import { textOf, toRange } from '../../desk/ranges.js';
import { canRehearse } from './canRehearse.js';

/** Of a job, at its first field; of each server of a job for many, at its own. */
export async function lensesOf(
  document: vscode.TextDocument,
  isTrusted: boolean,
): Promise<vscode.CodeLens[]> {
  const { root, servers } = await parseJob(textOf(document));
  if (root?.type !== 'mapping') return [];
  const places: (readonly [place: Span, server?: number])[] = [[root.fields[0]?.keySpan ?? root.span]];
  for (const [index, { override }] of servers.entries())
    if (override) places.push([override.fields[0]?.keySpan ?? override.span, index]);
  return places.flatMap(([{ start }, server]) =>
    lensesAt(toRange(document, span(start, start)), document.uri, server, isTrusted),
  );
}

/** Where the workspace is not trusted, nothing is written and no key is used: a check needs neither. */
function lensesAt(
  range: vscode.Range,
  uri: vscode.Uri,
  server: number | undefined,
  isTrusted: boolean,
): readonly vscode.CodeLens[] {
  const { l10n } = vscode;
  const offered = [
    { command: commands.checkJob, title: l10n.t('Check') },
    ...(isTrusted ? [{ command: commands.buildBundle, title: l10n.t('Build Bundle') }] : []),
    ...(isTrusted && canRehearse() ? [{ command: commands.rehearseJob, title: l10n.t('Rehearse') }] : []),
  ];
  const given = server === undefined ? [uri] : [uri, server];
  return offered.map((one) => new vscode.CodeLens(range, { ...one, arguments: given }));
}
