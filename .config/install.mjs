/** Installs the project's own dependencies where they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** npm by the path it told us of, or else by name; a shell only where Windows needs one to find npm.cmd. */
export function npm(args, options = {}) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const shell = command === 'npm' && process.platform === 'win32';
  return spawnSync(command, [...first, ...args], { cwd: root, stdio: 'inherit', shell, ...options });
}

/** The versions that npm last laid down, against the ones that the lock file asks for. */
function isCurrent() {
  const laidDown = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(laidDown)) return false;
  const versions = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const present = versions(laidDown);
  return Object.entries(versions(join(root, 'package-lock.json'))).every(
    ([path, wanted]) => path === '' || wanted.optional || present[path]?.version === wanted.version,
  );
}

export function installProject() {
  if (isCurrent()) return;
  console.log('Installing the project’s dependencies …');
  // What an interrupted install left would be taken for whole.
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
  // No install script is needed: esbuild's binary comes as a package of its own.
  const { status } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) throw new Error('npm ci failed: see its words above.');
}
