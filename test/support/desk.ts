import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import { filesBelow, findLeaks, type Place, STEM, textCanary } from '../host/findLeaks.mjs';
import { launchBrowser } from '../host/browser.mjs';
import { startServer } from '../host/server.mjs';
import { type Heard, placesOfPage, watchPage } from '../host/watchPage.mjs';
import { sealedKeyCanaries } from '../host/keyCanaries.mjs';

/** How long anything that a user waits for may take before a journey fails. Far above what is measured (under 3 s). */
const PATIENCE = 60_000;

export interface DeskOptions {
  /** The workspace folder, or a `.code-workspace` file that names several; none where nothing is open. */
  readonly folder: string | undefined;
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
  /** Of the server and all that it has started, its extension host among them. */
  readonly processGroup: number;
  screenshot(name: string): Promise<void>;
  /** Names a secret that this journey brings along or is shown: besides those that begin as all planted ones do. */
  plant(secret: string): void;
  /** Ends everything; rejects where a planted secret, or a private key that one opens, was found anywhere. */
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
  const planted: string[] = [];
  const gathered: Place[] = [];
  const look = () => {
    const below = folder?.endsWith('.code-workspace') ? dirname(folder) : folder;
    const files = [...(below === undefined ? [] : filesBelow(below)), ...filesBelow(server.data)];
    const keys = sealedKeyCanaries(files, planted);
    const canaries = [STEM, ...planted].map((text) => textCanary(text));
    const leaks = findLeaks([...gathered, ...files], [...canaries, ...keys]);
    if (leaks.length > 0) throw new Error(`Secrets were found:\n${leaks.join('\n')}`);
  };
  const close = async (heard?: Heard, page?: Page) => {
    if (page && heard) gathered.push(...(await placesOfPage(page, heard)));
    await browser?.close();
    await server.stop(look);
  };
  try {
    browser = await launchBrowser();
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
    const page = await context.newPage();
    const heard = await watchPage(page);
    page.setDefaultTimeout(PATIENCE);
    const payload: [string, string][] = [];
    if (extension !== undefined) payload.push(['extensionDevelopmentPath', server.toUri(extension)]);
    await page.goto(server.url(folder, payload));
    await page.locator('.monaco-workbench .activitybar').waitFor();
    const screenshot = async (name: string) => {
      // What is fading in is shown as it will be.
      if (screenshots !== undefined)
        await page.screenshot({ path: `${screenshots}/${name}.png`, animations: 'disabled' });
    };
    const plant = (secret: string) => {
      planted.push(secret);
    };
    const processGroup = server.child.pid ?? 0;
    return { page, data: server.data, processGroup, screenshot, plant, close: () => close(heard, page) };
  } catch (error) {
    await close();
    throw error;
  }
}
