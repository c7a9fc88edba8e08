#!/usr/bin/env node
/**
 * Takes VS Code's own arguments, so that @vscode/test-electron can run it in place of desktop VS Code: starts the
 * server, opens its page in a browser, hands the extension's tests over, prints what they say and ends as they end.
 */
import { join } from 'node:path';
import { format, parseArgs } from 'node:util';
import { launchBrowser } from './browser.mjs';
import { lookAfterSuites } from './lookAfterSuites.mjs';
import { startServer } from './server.mjs';
import { placesOfPage, watchPage } from './watchPage.mjs';

/** A run that says nothing for so long is taken for dead: longer than one test may take. */
const silenceLimit = 660_000;

const { values, positionals } = parseArgs({
  strict: false, // desktop VS Code takes far more arguments than mean something here
  allowPositionals: true,
  options: {
    extensionDevelopmentPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    extensionTestsPath: { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
  },
});

async function run() {
  const server = await startServer({
    trusted: values['disable-workspace-trust'] === true,
    ...(values.extensionDevelopmentKind === 'web' && { inBrowser: values.extensionDevelopmentPath }),
  });
  let browser;
  let page;
  let heard;
  const places = [];
  try {
    browser = await launchBrowser();
    page = await browser.newPage();
    heard = await watchPage(page);
    return await new Promise((done, fail) => {
      let silence;
      const heard = () => {
        clearTimeout(silence);
        silence = setTimeout(
          () => fail(new Error(`The tests said nothing for ${silenceLimit / 1000} s.`)),
          silenceLimit,
        );
      };
      heard();
      const settle = (settled) => (outcome) => {
        clearTimeout(silence);
        settled(outcome);
      };
      page.on('crash', () => settle(fail)(new Error('The browser’s page crashed.')));
      server.child.once('exit', (code) =>
        settle(fail)(new Error(`VS Code’s server ended with status ${code}.`)),
      );
      if (process.env.CDCERTS_HOST_VERBOSE) page.on('console', (message) => console.error(message.text()));
      const open = async () => {
        await page.exposeFunction('codeAutomationLog', (type, args) => {
          heard();
          console.log(format(...args));
        });
        await page.exposeFunction('codeAutomationExit', settle(done));
        await page.goto(server.url(positionals[0], payload(server)));
      };
      open().catch(settle(fail));
    });
  } finally {
    if (heard) places.push(...(await placesOfPage(page, heard).catch(() => [])));
    await browser?.close();
    await server.stop(() => {
      const leaks = lookAfterSuites({
        data: server.data,
        workspace: positionals[0],
        fixtures: join(values.extensionDevelopmentPath, 'test/fixtures'),
        gathered: places,
      });
      // The test runner takes lines that are marked so for its own.
      for (const leak of leaks) console.log(`cdcerts| ✗ ${leak}`);
      if (leaks.length > 0) throw new Error('Planted secrets were found.');
    });
  }
}

function payload(server) {
  return [
    ['extensionDevelopmentPath', server.toUri(values.extensionDevelopmentPath)],
    ['extensionTestsPath', server.toUri(values.extensionTestsPath)],
    ['enableProposedApi', ''],
    ['skipWelcome', 'true'],
  ];
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
try {
  process.exitCode = await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
