/**
 * Runs one bundle of suites inside a VS Code, through @vscode/test-electron's one call.
 *
 *   node .config/hostTests.mjs node|web server|desktop BUNDLE
 *
 * `server` is the VS Code that `test/host` takes from the npm registry; `desktop` the one that
 * @vscode/test-electron downloads, for a machine that can reach it.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './install.mjs';

const [host, where, bundle] = process.argv.slice(2);
// The suites write into their workspace: each run gets a fresh copy.
const scratch = mkdtempSync(join(tmpdir(), 'cdcerts-suites-'));
const workspace = join(scratch, 'workspace');
cpSync(join(root, 'test/fixtures'), workspace, { recursive: true });
// Data from outside, beside the repository: what the hosts read of it. Without it their suites skip, saying so.
for (const name of ['pkits.json', 'bssl-verify.json']) {
  const suite = join(root, '../shared/conformance', name);
  if (existsSync(suite)) cpSync(suite, join(workspace, 'conformance', name));
}
try {
  process.exitCode = await runTests({
    ...(where === 'server' && {
      vscodeExecutablePath: join(
        root,
        'test/host',
        process.platform === 'win32' ? 'vscode.cmd' : 'vscode.mjs',
      ),
    }),
    extensionDevelopmentPath: root,
    extensionTestsPath: resolve(bundle),
    launchArgs: [
      workspace,
      '--disable-extensions',
      '--disable-workspace-trust',
      ...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
    ],
  });
} catch (error) {
  console.error(String(error));
  process.exitCode = 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
