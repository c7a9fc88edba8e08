import type { YamlNode } from '../base/readYaml.js';
import { span, type Span } from '../base/span.js';

/**
 * Where a missing field is told of: the key that is there without a value, else the section that it belongs to, else the first
 * key of the file.
 */
export function placeOfMissing(root: YamlNode | undefined, path: readonly string[]): Span {
  let place: Span | undefined;
  let node = root;
  for (const step of path) {
    const fields = node?.type === 'mapping' ? node.fields : [];
    const field = fields.find(({ key }) => key === step);
    if (!field) {
      place ??= fields[0]?.keySpan;
      break;
    }
    place = field.keySpan;
    node = field.value;
  }
  return place ?? root?.span ?? span(0, 0);
}
