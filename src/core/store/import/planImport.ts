import { gatherFiles } from './gatherFiles.js';
import type { ImportPlan } from './importPlan.js';
import type { ImportRequest } from './importRequest.js';
import { planTrusted } from './planAuthorities.js';
import { planKeyCertificates } from './planKeyCertificates.js';

/** Sorts what was mailed into what the store would get, has already, and refuses. Writes nothing. */
export async function planImport(request: ImportRequest): Promise<ImportPlan> {
  const found = gatherFiles(request.files);
  const labels = new Set(request.existing.flatMap(({ notes }) => notes.label ?? []));
  const { certificates, refused } = found;
  if (certificates.length === 0) {
    const missing = { reason: 'certificate-missing', file: undefined } as const;
    return { locked: [], entries: [], offered: [], known: [], refused: [missing, ...refused] };
  }
  return request.wanted === 'ca'
    ? planTrusted(found, request, labels)
    : planKeyCertificates(found, request, labels);
}
