import { sayMoreFindings } from '../words/findingWords.js';
import type { Finding, Severity } from './finding.js';

/** VS Code's extension host shows no more of one file (its `maxDiagnosticsPerFile`). */
export const SHOWN_FINDINGS = 1_000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** At most `limit` (one or more) findings, the worst first; where some are left out, the last one says how many. */
export function worstFirst(findings: readonly Finding[], limit = SHOWN_FINDINGS): readonly Finding[] {
  const sorted = [...findings].sort(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || a.span.start - b.span.start,
  );
  if (sorted.length <= limit) return sorted;
  const shown = sorted.slice(0, limit - 1);
  const [firstLeftOut] = sorted.slice(limit - 1);
  if (firstLeftOut === undefined) return sorted;
  const { severity, span } = firstLeftOut;
  return [
    ...shown,
    { code: 'more-findings', severity, span, message: sayMoreFindings(sorted.length - shown.length) },
  ];
}
