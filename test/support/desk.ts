import type { Page } from 'playwright-core';
import { launchBrowser } from '../host/browser.mjs';
import { startServer } from '../host/server.mjs';

/** How long anything that a user waits for may take before a journey fails. Far above what is measured (under 3 s). */
const PATIENCE = 30_000;

export interface DeskOptions {
  /** The workspace folder. */
  readonly folder: string;
  /** The extension's folder, loaded as it stands; or its package, installed before the start. */
  readonly extension?: string;
  readonly vsix?: string;
  /** Which extension host runs an extension loaded from a folder. */
  readonly kind?: 'node' | 'web';
  /** Whether the folder is trusted without a question. */
  readonly trusted?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Folder for screenshots. */
  readonly screenshots?: string;
}

export interface Desk {
  readonly page: Page;
  /** Where VS Code's server keeps installed extensions and its logs. */
  readonly data: string;
  screenshot(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A workbench in a browser with the extension in it, as a user has it before them. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const { extension, folder, kind = 'node', screenshots, settings = {}, trusted = true, vsix } = options;
  const server = await startServer({
    settings,
    trusted,
    ...(kind === 'web' && extension !== undefined && { inBrowser: extension }),
    ...(vsix !== undefined && { vsix }),
  });
  let browser: Awaited<ReturnType<typeof launchBrowser>> | undefined;
  const close = async () => {
    await browser?.close();
    await server.stop();
  };
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    const payload: [string, string][] = [];
    if (extension !== undefined) payload.push(['extensionDevelopmentPath', server.toUri(extension)]);
    await page.goto(server.url(folder, payload));
    await page.locator('.monaco-workbench .activitybar').waitFor();
    const screenshot = async (name: string) => {
      if (screenshots !== undefined) await page.screenshot({ path: `${screenshots}/${name}.png` });
    };
    return { page, data: server.data, screenshot, close };
  } catch (error) {
    await close();
    throw error;
  }
}
