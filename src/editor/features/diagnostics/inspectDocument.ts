import type * as vscode from 'vscode';
import type { Finding } from '../../../core/findings/finding.js';
import { inspect } from '../../../core/findings/inspect.js';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { Desk } from '../../desk/desk.js';
import { isPem, isPresent } from '../../desk/documents.js';
import { textOf } from '../../desk/ranges.js';
import { settings } from '../../desk/settings.js';

export function isInspected(document: vscode.TextDocument): boolean {
  return isPresent(document) && (isPem(document) || isJob(document));
}

function isJob({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith(JOB_FILE_ENDING);
}

/** Everything that there is to say about the document as it stands. */
export async function inspectDocument(
  document: vscode.TextDocument,
  { clock, documents, known, searches, store, verify }: Desk,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (isJob(document)) {
    const { inspectJob } = await import('../../../core/jobs/jobReading.js');
    const { entries } = await store.contents();
    return inspectJob(textOf(document), { entries, now: clock(), verify, signal });
  }
  return inspect(documents.contentsOf(document), {
    now: clock(),
    expiringDays: settings.expiryWarningDays(document.uri),
    pool: await known.stored(),
    verify,
    searches,
    file: known.nameOf(document.uri),
    signal,
  });
}
