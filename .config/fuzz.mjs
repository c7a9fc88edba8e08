/** `npm run fuzz [-- COUNT [SEED [FIRST]]]`: hostile inputs by the million; see test/fuzz. */
import { spawnSync } from 'node:child_process';
import { bundleForNode } from './bundleTests.mjs';
import { installProject, root } from './install.mjs';

installProject();
const [bundle] = await bundleForNode(['test/fuzz/run.fuzz.ts'], 'fuzz');
const { status } = spawnSync(process.execPath, ['--enable-source-maps', bundle, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
