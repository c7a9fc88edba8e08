import type { Finding, RelatedPlace } from '../core/findings/finding.js';
import { toPlain } from '../core/words/toPlain.js';
import type { Places } from './places.js';
import { writeJson } from '../core/words/writeJson.js';

/** A finding and the file that it stands in. */
export interface FileFinding extends Finding {
  readonly file: string;
}

/** `file:line:column: severity: message [code]`, the form that editors and build logs know how to follow. */
export function writeFindingText(
  { file, severity, message, code, span }: FileFinding,
  places: Places,
): string {
  return `${toPlain(file)}:${places.write(span.start)}: ${severity}: ${message} [${code}]`;
}

/** One line of `cdcerts check --format json`. */
export function writeFindingJson(finding: FileFinding, places: Places): string {
  const { file, code, severity, message, span, related } = finding;
  const { line, column } = places.at(span.start);
  return writeJson({
    file,
    code,
    severity,
    message,
    offset: span.start,
    end: span.end,
    line,
    column,
    related: (related ?? []).map((place) => toRelated(file, place)),
  });
}

function toRelated(file: string, place: RelatedPlace) {
  return { file: place.file ?? file, offset: place.span.start, message: place.message };
}
