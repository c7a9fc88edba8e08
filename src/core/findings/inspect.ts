import type { Contents } from '../contents/contents.js';
import type { Finding } from './finding.js';
import { findingsOfFaults } from './findingsOfFaults.js';
import { type InspectContext, toInspectedFile } from './inspectedFile.js';
import { ruleBook } from './ruleBook.js';

/**
 * Everything that there is to say about a file, in the order of its places. Nothing is said where the signal has been
 * aborted: half a list would look like a better file.
 */
export async function inspect(contents: Contents, context: InspectContext): Promise<readonly Finding[]> {
  const file = toInspectedFile(contents, context);
  const findings = [...findingsOfFaults(contents)];
  for (const rule of ruleBook) {
    if (!rule.applies(file)) continue;
    for (const remark of await rule.check(file))
      findings.push({ code: rule.code, severity: rule.severity, ...remark });
  }
  if (context.signal?.aborted === true) return [];
  return findings.sort((a, b) => a.span.start - b.span.start);
}
