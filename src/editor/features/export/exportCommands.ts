import type { StoreDesk } from '../../desk/storeDesk.js';
import { entryOf } from '../../desk/entryOf.js';
import { commands } from '../../desk/ids.js';
import { exportEntries } from './exportEntries.js';
import { exportPkcs12 } from './exportPkcs12.js';

/** What the commands do, by their ids: the line of the tree that was clicked, and all that are selected. */
export const exportCommands = {
  [commands.exportEntries]: exportEntries,
  [commands.exportPkcs12]: (node: unknown, _nodes: unknown, desk: StoreDesk) =>
    exportPkcs12(entryOf(node), desk),
};
