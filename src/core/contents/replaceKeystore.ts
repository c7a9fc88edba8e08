import type { Keystore } from '../keystores/keystore.js';
import type { Contents, Item } from './contents.js';
import { toOpenedItem } from './toOpenedItem.js';
import { withEnclosed } from './withEnclosed.js';

/** A file with one of its containers as it is after opening: in its place, what it encloses after it. */
export function replaceKeystore(contents: Contents, item: Item, keystore: Keystore): Contents {
  const start = contents.items.indexOf(item);
  let end = start + 1;
  while (contents.items[end]?.container !== undefined) end++;
  const opened = withEnclosed(toOpenedItem(item, keystore));
  return { ...contents, items: [...contents.items.slice(0, start), ...opened, ...contents.items.slice(end)] };
}
