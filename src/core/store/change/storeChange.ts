import type { PlaceContent } from './placeContent.js';
import type { NewEntry } from '../entry.js';
import type { Stamp } from './stamp.js';

/**
 * One change of a store. Paths are from the store’s folder and stay within an entry’s kind, or lead (`../`) to an
 * install job of the same workspace folder. `before` is the stamp of
 * what the person was shown: where something else stands there by now, nothing is changed.
 */
export type StoreChange =
  /** A new entry under a name that is free. */
  | { readonly type: 'add'; readonly entry: NewEntry }
  /** A file or a whole folder in the place of the one before; `before` is undefined where there is to be none. */
  | {
      readonly type: 'put';
      readonly path: string;
      readonly content: PlaceContent;
      readonly before: Stamp | undefined;
    }
  | { readonly type: 'remove'; readonly path: string; readonly before: Stamp }
  | { readonly type: 'move'; readonly from: string; readonly to: string; readonly before: Stamp };
