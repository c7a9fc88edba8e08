import { commands } from '../../desk/ids.js';
import { exportInventory } from './exportInventory.js';
import { openInventory } from './inventoryPanel.js';

export { restoreInventory } from './inventoryPanel.js';

/** What each command does. */
export const inventoryCommands = {
  [commands.openInventory]: openInventory,
  [commands.exportInventory]: exportInventory,
};
