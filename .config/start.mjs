/** `npm start [-- FOLDER]`: a real VS Code with the extension in it, from a fresh clone. */
import { build } from './build.mjs';
import { installProject } from './install.mjs';

installProject();
await build();
const { start } = await import('../test/host/start.mjs');
await start(process.argv[2]);
