import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import { writeElement } from '../der/writeElement.js';
import type { Name } from './name.js';
import { parseName } from './parseName.js';

/**
 * A name with one more relative name below it, as nameRelativeToCRLIssuer means it (RFC 5280 section 4.2.1.13). Its spans
 * count from its own start: it stands in no file.
 * @param relative the contents of a RelativeDistinguishedName
 */
export function extendName(name: Name, relative: Uint8Array): Name {
  const outer = Cursor.over(name.raw).read(tags.sequence, 'name');
  const whole = writeElement(tags.sequence, outer.content, writeElement(tags.set, relative));
  return parseName(Cursor.over(whole), 'name');
}
