/** VS Code's server on the loopback address, with a data folder of its own that goes when it stops. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { installHost } from './install.mjs';

/** How long the server may take to say that it listens. Measured: about 2 s on two cores. */
const startLimit = 60_000;

/** What no run wants: welcome pages, surveys, and writing elsewhere. */
const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
};

/**
 * Sends an extension into the browser's extension host. VS Code's page takes no notice of `extensionDevelopmentKind` in
 * its address, and runs in Node whatever is asked for there.
 */
function inBrowserHost(extension) {
  const manifest = JSON.parse(readFileSync(join(extension, 'package.json'), 'utf8'));
  return { 'remote.extensionKind': { [`${manifest.publisher}.${manifest.name}`]: ['web'] } };
}

/**
 * @param {{ settings?: object, vsix?: string, trusted?: boolean, inBrowser?: string }} [options] `settings` go to the
 *   machine's settings file; `vsix` is installed before the server starts; `trusted` opens every folder without asking
 *   whether it is; `inBrowser` is the folder of the extension that is to run in the browser’s extension host.
 */
export async function startServer({ settings = {}, vsix, trusted = false, inBrowser } = {}) {
  const host = installHost();
  const data = mkdtempSync(join(tmpdir(), 'cdcerts-vscode-'));
  const remove = () => rmSync(data, { recursive: true, force: true, maxRetries: 10 });
  try {
    mkdirSync(join(data, 'data', 'Machine'), { recursive: true });
    writeFileSync(
      join(data, 'data', 'Machine', 'settings.json'),
      JSON.stringify({ ...calmSettings, ...(inBrowser && inBrowserHost(inBrowser)), ...settings }, null, 2),
    );
    const common = ['--server-data-dir', data, '--accept-server-license-terms'];
    if (vsix) installExtension(host, common, vsix);
    const child = spawn(
      host.node,
      [
        ...[host.server, '--host', '127.0.0.1', '--port', '0', '--without-connection-token'],
        ...['--enable-smoke-test-driver', ...common],
        ...(trusted ? ['--disable-workspace-trust'] : []),
      ],
      // A group of its own, so that everything the server started ends with it.
      { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32', env: cleanEnvironment() },
    );
    const end = endOnce(child, remove);
    const port = await portOf(child).catch(async (error) => {
      await end();
      throw error;
    });
    return {
      port,
      data,
      child,
      stop: end,
      url: (folder, payload) => urlOf(port, folder, payload),
      toUri: toRemoteUri(port),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** A terminal inside VS Code hands variables down that would make this server believe it is that one. */
function cleanEnvironment() {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name)),
  );
}

function installExtension(host, common, vsix) {
  const { status, stderr } = spawnSync(
    host.node,
    [host.server, ...common, '--install-extension', resolve(vsix), '--force'],
    { env: cleanEnvironment(), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${vsix} could not be installed: ${stderr}`);
}

function portOf(child) {
  return new Promise((found, fail) => {
    const said = [];
    const late = setTimeout(
      () => fail(new Error(`VS Code's server did not start: ${said.join('\n')}`)),
      startLimit,
    );
    const listen = (line) => {
      said.push(line);
      const match = /Extension host agent listening on (\d+)/.exec(line);
      if (!match) return;
      clearTimeout(late);
      found(Number(match[1]));
    };
    createInterface({ input: child.stdout }).on('line', listen);
    createInterface({ input: child.stderr }).on('line', listen);
    child.once('exit', (code) => {
      clearTimeout(late);
      fail(new Error(`VS Code's server ended with status ${code}: ${said.join('\n')}`));
    });
    child.once('error', fail);
  });
}

/**
 * Ends the server with all that it started, then removes its folder: once, however the run comes to its end. `look` is called
 * in between, when nothing writes there any more.
 */
function endOnce(child, remove) {
  let ended;
  const kill = (signal) => {
    try {
      if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
      else process.kill(-child.pid, signal);
    } catch {
      // It has ended already.
    }
  };
  const atExit = () => {
    kill('SIGKILL');
    remove();
  };
  process.once('exit', atExit);
  return (/** @type {() => void} */ look = () => {}) =>
    (ended ??= new Promise((done, fail) => {
      const finish = () => {
        process.removeListener('exit', atExit);
        kill('SIGKILL');
        try {
          done(look());
        } catch (error) {
          fail(error);
        } finally {
          remove();
        }
      };
      if (child.exitCode !== null || child.signalCode !== null) return finish();
      child.once('exit', finish);
      kill('SIGTERM');
      setTimeout(() => kill('SIGKILL'), 3000).unref();
    }));
}

const toRemoteUri = (port) => (path) =>
  `vscode-remote://127.0.0.1:${port}${decodeURIComponent(pathToFileURL(resolve(path)).pathname)}`;

/** @param {[string, string][]} payload what VS Code takes on the command line, as pairs */
function urlOf(port, folder, payload = []) {
  const query = new URLSearchParams();
  const opens = folder?.endsWith('.code-workspace') ? 'workspace' : 'folder';
  if (folder) query.set(opens, decodeURIComponent(pathToFileURL(resolve(folder)).pathname));
  else query.set('ew', 'true');
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}
