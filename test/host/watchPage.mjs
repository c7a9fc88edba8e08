/** What a page of VS Code says, copies and keeps, gathered while it runs: what no file shows. */

/** @typedef {{ console: string[], copied: string[], said: string[] }} Heard */

/**
 * Begins to gather; to be called before the page is opened.
 * @param {import('playwright-core').Page} page
 * @returns {Promise<Heard>}
 */
export async function watchPage(page) {
  const heard = { console: [], copied: [], said: [] };
  page.on('console', (message) => heard.console.push(message.text()));
  await page.exposeFunction('cdcertsHeard', (kind, text) => heard[kind]?.push(text));
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const tell = (kind, text) => window.cdcertsHeard(kind, text);
    const { clipboard } = navigator;
    const write = clipboard?.writeText.bind(clipboard);
    if (write)
      clipboard.writeText = (text) => {
        tell('copied', text);
        return write(text);
      };
    // Messages, dialogs, questions, tooltips and what a screen reader is told; not the editors, which show files.
    const SAYING =
      '.notifications-toasts, .notifications-center, .monaco-dialog-box, .quick-input-widget, .monaco-hover, ' +
      '.statusbar, .monaco-aria-container, .part.sidebar, .part.panel, .title-label, .tabs-container';
    const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'value'];
    const read = (node) => {
      const element = node instanceof Element ? node : node.parentElement;
      if (!element?.closest(SAYING)) return;
      const attributes = [element, ...element.querySelectorAll('*')].flatMap((one) =>
        ATTRIBUTES.map((name) => one.getAttribute(name)).filter((text) => text),
      );
      const text = [element.textContent, ...attributes].join('\n');
      if (text.trim() !== '') tell('said', text);
    };
    const observe = () =>
      new MutationObserver((records) => {
        for (const { addedNodes, target } of records) for (const node of [target, ...addedNodes]) read(node);
      }).observe(document, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ATTRIBUTES,
      });
    observe();
  });
  return heard;
}

/**
 * All that the page has said, copied and kept, but for VS Code’s secret storage.
 * @param {import('playwright-core').Page} page @param {Heard} heard
 * @returns {Promise<readonly import('./findLeaks.mjs').Place[]>}
 */
export async function placesOfPage(page, heard) {
  const kept = page.isClosed() ? [] : await page.evaluate(readStorage);
  return [
    ['what was said', heard.said.join('\n')],
    ['what was copied', heard.copied.join('\n')],
    ['the browser’s console', heard.console.join('\n')],
    ...kept,
  ].map(([where, text]) => ({ where, octets: Buffer.from(text, 'utf8') }));
}

/** Runs in the page: local and session storage, and each database, which hold settings, states and logs. */
async function readStorage() {
  const SECRETS = 'secrets.provider';
  const found = [localStorage, sessionStorage].map((storage) => [
    'the browser’s storage',
    Object.entries(storage)
      .filter(([key]) => key !== SECRETS)
      .map((entry) => entry.join('='))
      .join('\n'),
  ]);
  const done = (request) =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const toText = (value) => {
    if (value instanceof Uint8Array || value instanceof ArrayBuffer) return new TextDecoder().decode(value);
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  for (const { name } of await indexedDB.databases()) {
    const database = await done(indexedDB.open(name));
    for (const store of database.objectStoreNames) {
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all([done(objects.getAllKeys()), done(objects.getAll())]);
      const text = values.map((value, at) => `${String(keys[at])}=${toText(value)}`).join('\n');
      found.push([`the browser’s database ${name}/${store}`, text]);
    }
    database.close();
  }
  return found;
}
