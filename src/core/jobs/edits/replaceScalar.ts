import type { Span } from '../../base/span.js';
import type { TextEdit } from '../../base/textEdit.js';
import { writeScalar } from '../../base/writeScalar.js';

/**
 * Replaces the value at a place, in its quotes where they can be kept.
 * @param place of the value as `readYaml` tells it
 */
export function replaceScalar(text: string, place: Span, value: string): TextEdit {
  const source = text.slice(place.start, place.end);
  // A value in lines of its own has its last line end with it.
  const [end = ''] = /\r?\n$/.exec(source) ?? [];
  return { span: place, text: writeScalar(value, source) + end };
}
