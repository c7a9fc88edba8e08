/** Serves VS Code with the extension in it, for a person to try: the sample workspace, or a folder of their own. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startServer } from './server.mjs';

const root = resolve(import.meta.dirname, '../..');

/** @param {string | undefined} folder opened as it is; without it, a scratch copy of the sample workspace */
export async function start(folder) {
  if (folder !== undefined && !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    console.error(`npm start: ${folder} is no folder. Name one that is there: npm start -- FOLDER`);
    process.exitCode = 2;
    return;
  }
  const scratch = folder === undefined ? mkdtempSync(join(tmpdir(), 'cdcerts-sample-')) : undefined;
  process.once('exit', () => scratch && rmSync(scratch, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(0));
  if (scratch) cpSync(join(root, 'test/workspace'), scratch, { recursive: true });

  const server = await startServer();
  const payload = [['extensionDevelopmentPath', server.toUri(root)]];
  const url = server.url(folder ?? scratch, payload);
  console.log(`\nOpen ${url}\nCtrl-C ends it.`);
  browse(url);
  server.child.once('exit', (code) => {
    console.error(`VS Code’s server ended with status ${code}.`);
    process.exit(1);
  });
}

/** Shows the page where there is a desktop; the printed address serves everywhere else. */
function browse(url) {
  const opener = { darwin: ['open', url], win32: ['cmd', '/c', 'start', '', url.replaceAll('&', '^&')] }[
    process.platform
  ];
  const desktop = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  const [command, ...args] = opener ?? (desktop ? ['xdg-open', url] : []);
  if (!command || process.env.CI) return;
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined) // no opener: the printed address is enough
    .unref();
}
