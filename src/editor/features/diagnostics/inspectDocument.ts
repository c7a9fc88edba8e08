import type * as vscode from 'vscode';
import type { Finding } from '../../../core/findings/finding.js';
import { inspect } from '../../../core/findings/inspect.js';
import { JOB_FILE_ENDING } from '../../../core/jobs/installJob.js';
import type { Desk } from '../../desk/desk.js';
import { isPem, isPresent } from '../../desk/documents.js';
import { inspectContext } from '../../desk/inspectContext.js';
import { textOf } from '../../desk/ranges.js';

export function isInspected(document: vscode.TextDocument): boolean {
  return isPresent(document) && (isPem(document) || isJob(document));
}

function isJob({ uri }: vscode.TextDocument): boolean {
  return uri.path.endsWith(JOB_FILE_ENDING);
}

/**
 * Everything that there is to say about the document as it stands.
 * @param onSearch called where other files of the workspace were looked into
 */
export async function inspectDocument(
  document: vscode.TextDocument,
  desk: Desk,
  signal: AbortSignal,
  onSearch: () => void,
): Promise<readonly Finding[]> {
  const { known } = desk;
  if (isJob(document)) {
    const { inspectJob } = await import('../../../core/jobs/jobReading.js');
    const { jobContext } = await import('../../desk/jobContext.js');
    return inspectJob(textOf(document), await jobContext(document.uri, desk, signal));
  }
  const elsewhere = async () => {
    onSearch();
    await desk.files.scan(signal);
    return known.all();
  };
  const context = inspectContext(document.uri, desk, await known.stored(document.uri), signal);
  return inspect(desk.documents.contentsOf(document), { ...context, elsewhere });
}
