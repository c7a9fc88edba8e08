import { commands } from '../../desk/ids.js';
import { forgetPassphrases } from './forgetPassphrases.js';
import { setJobPassphrase } from './setJobPassphrase.js';

/** What the commands do, by their ids. */
export const secretCommands = {
  [commands.forgetPassphrases]: forgetPassphrases,
  [commands.setJobPassphrase]: setJobPassphrase,
};
