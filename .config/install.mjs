/** Installs the project's own dependencies where they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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

/** Only one process lays packages down at a time: two would tear each other's apart. */
const lock = join(root, 'out', 'installing');

/** An install takes half a minute; a lock that is this old, in milliseconds, was left by a process that died. */
const abandoned = 5 * 60 * 1000;

export function installProject() {
  if (isCurrent()) return;
  takeLock();
  try {
    if (!isCurrent()) install();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function takeLock() {
  mkdirSync(join(root, 'out'), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - since > abandoned) rmSync(lock, { recursive: true, force: true });
      // Nothing else can go on meanwhile, so the whole thread may wait.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
}

function install() {
  console.log('Installing the project’s dependencies …');
  // What an interrupted install left would be taken for whole.
  rmSync(join(root, 'node_modules', '.package-lock.json'), { force: true });
  // No install script is needed: esbuild's binary comes as a package of its own.
  const { status } = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) throw new Error('npm ci failed: see its words above.');
}
