import { readContents } from '../../src/core/contents/readContents.js';
import { type InspectedFile, toInspectedFile } from '../../src/core/findings/inspectedFile.js';
import { applyEdits, type TextEdit } from '../../src/core/base/textEdit.js';
import { type KnownCertificate, Pool } from '../../src/core/path/pool.js';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import { certificateLabel } from '../../src/core/words/describeCertificate.js';
import { NOW } from './inspectFixture.js';

const verify = rememberVerdicts();

/** A text as the mends see it. */
export function readAsFile(
  text: string,
  pool: readonly KnownCertificate[] = [],
  name?: string,
): InspectedFile {
  const context = { now: NOW, expiringDays: 30, pool: new Pool(pool), verify };
  return toInspectedFile(readContents(text), name === undefined ? context : { ...context, file: name });
}

/** The certificates of a text by their short names, in order. */
export function namesIn(text: string): readonly string[] {
  return readContents(text).items.flatMap(({ model }) =>
    model.kind === 'certificate' ? [certificateLabel(model)] : model.kind === 'privateKey' ? ['key'] : [],
  );
}

/** The text with the edits done, once it is certain that no two of them overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start);
  sorted.forEach(({ span }, at) => {
    const next = sorted[at + 1];
    if (next !== undefined && next.span.start < span.end) throw new Error('Two edits overlap.');
  });
  return applyEdits(text, edits);
}
