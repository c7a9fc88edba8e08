/** A workbench in a browser with the extension in it, for journeys and for `npm start`'s own check. */
import { launchBrowser } from './browser.mjs';
import { startServer } from './server.mjs';

/** How long anything that a user waits for may take before a journey fails. Far above what is measured (under 3 s). */
const patience = 30_000;

/**
 * @param {object} options
 * @param {string | undefined} options.folder the workspace folder
 * @param {string} [options.extension] the extension's folder, loaded as it stands
 * @param {string} [options.vsix] or its package, installed before the start
 * @param {'node' | 'web'} [options.kind] which extension host runs an extension loaded from a folder
 * @param {boolean} [options.trusted] whether the folder is trusted without a question
 * @param {object} [options.settings] settings beside the calm ones
 * @param {string} [options.screenshots] folder for screenshots
 */
export async function openDesk({
  folder,
  extension,
  vsix,
  kind = 'node',
  trusted = true,
  settings,
  screenshots,
}) {
  const server = await startServer({ settings, vsix, trusted });
  let browser;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    const payload = extension
      ? [
          ['extensionDevelopmentPath', server.toUri(extension)],
          ['enableProposedApi', ''],
        ]
      : [];
    if (kind === 'web') payload.push(['extensionDevelopmentKind', 'web']);
    await page.goto(server.url(folder, payload));
    await page.locator('.monaco-workbench .activitybar').waitFor();
    const screenshot = (name) =>
      screenshots ? page.screenshot({ path: `${screenshots}/${name}.png` }) : Promise.resolve();
    return { page, server, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}
