import type { Location, Log, Result } from 'sarif';
import type { Severity } from '../core/findings/finding.js';
import type { Span } from '../core/base/span.js';
import type { FileFinding } from './fileFinding.js';
import type { Places } from './places.js';
import { writeJson } from '../core/words/writeJson.js';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Where each code is explained: the README of the project has an anchor for each. */
const EXPLANATION = 'Explained in the README of cdcerts, section ';

/**
 * All findings as one SARIF log (OASIS SARIF 2.1.0, the form that code hosts and review tools read).
 * @param placesOf lines and columns of a file
 */
export function writeSarif(findings: readonly FileFinding[], placesOf: (file: string) => Places): string {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const toLocation = (file: string, { start, end }: Span): Location => {
    const from = placesOf(file).at(start);
    const to = placesOf(file).at(end);
    const region =
      from.line === null || to.line === null
        ? { byteOffset: start, byteLength: end - start }
        : {
            startLine: from.line,
            startColumn: from.column ?? 1,
            endLine: to.line,
            endColumn: to.column ?? 1,
          };
    return { physicalLocation: { artifactLocation: { uri: toUri(file) }, region } };
  };
  const results = findings.map(({ file, code, severity, message, span, related }): Result => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [toLocation(file, span)],
    relatedLocations: (related ?? []).map((place) => ({
      ...toLocation(place.file ?? file, place.span),
      message: { text: place.message },
    })),
  }));
  const rules = codes.map((id) => ({ id, help: { text: `${EXPLANATION}“${id}”.` } }));
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { name: 'cdcerts', rules } }, columnKind: 'utf16CodeUnits', results }],
  };
  return writeJson(log);
}

/** A path as a URI reference relative to the folder that the command ran in, RFC 3986 section 4.2. */
function toUri(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}
