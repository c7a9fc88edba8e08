/** The browser that VS Code's page runs in: on Linux the pinned Chromium, elsewhere the Chrome or Edge that is there. */
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { installHost } from './install.mjs';

const calm = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export async function launchBrowser() {
  const host = installHost();
  if (process.platform !== 'linux') {
    const launch = (channel) => chromium.launch({ channel, args: calm });
    return launch('chrome').catch(() => launch('msedge'));
  }
  const libraries = join(host.chromium, 'al2023', 'lib');
  return chromium.launch({
    executablePath: join(host.chromium, 'chromium'),
    args: calm,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
      FONTCONFIG_PATH: process.env.FONTCONFIG_PATH ?? join(host.chromium, 'fonts'),
    },
  });
}
