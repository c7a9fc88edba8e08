/** `npm run bench [-- PART]`: every benchmark of test/bench, one after another, each printing its ratios. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { bundleForNode } from './bundleTests.mjs';
import { installProject, root } from './install.mjs';

installProject();
await build();
const part = process.argv[2] ?? '';
const files = readdirSync(join(root, 'test/bench'))
  .filter((name) => name.endsWith('.bench.ts') && name.includes(part))
  .map((name) => `test/bench/${name}`);
for (const bundle of await bundleForNode(files, 'bench')) {
  const { status } = spawnSync(process.execPath, ['--expose-gc', '--enable-source-maps', bundle], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}
