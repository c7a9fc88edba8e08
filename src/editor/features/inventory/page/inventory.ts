import { element } from '../../../page/element.js';
import type { FromPage, ToPage } from '../messages.js';
import { InventoryTable, type Sorting } from './inventoryTable.js';

/** What VS Code gives every page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** What outlives the page while another tab is in front. */
interface PageState {
  readonly sorting?: Sorting;
  readonly hasFiles?: boolean;
}

const vscode = acquireVsCodeApi();
let state = (vscode.getState() ?? {}) as PageState;

function keep(change: PageState): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

const main = document.querySelector('main');
const status = document.querySelector('[role="status"]');

const title = element('h1');
const summary = element('p', { class: 'summary' });
const withFiles = element('input', { type: 'checkbox', id: 'with-files' });
const filesLabel = element('label', { for: 'with-files' });
const exporting = element('button', { type: 'button', id: 'export' });
const table = new InventoryTable(state.sorting ?? { column: 'lastDay', isDescending: false }, {
  open: (line) => {
    vscode.postMessage({ type: 'open', line });
  },
  sorted: (sorting, said) => {
    keep({ sorting });
    if (status) status.textContent = said;
  },
});

withFiles.addEventListener('change', () => {
  keep({ hasFiles: withFiles.checked });
  vscode.postMessage({ type: 'files', hasFiles: withFiles.checked });
});
exporting.addEventListener('click', () => {
  vscode.postMessage({ type: 'export' });
});

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  const { hasFiles, lines, words } = data;
  title.textContent = words.title;
  summary.textContent = data.summary;
  withFiles.checked = hasFiles;
  filesLabel.textContent = words.withFiles;
  exporting.textContent = words.export;
  table.show(lines, words);
  // What is there already keeps the focus.
  if (main?.childElementCount === 0)
    main.append(
      title,
      summary,
      element('p', { class: 'actions' }, withFiles, filesLabel, exporting),
      ...table.parts,
    );
});

vscode.postMessage(
  state.hasFiles === true ? { type: 'files', hasFiles: true } : ({ type: 'ready' } satisfies FromPage),
);
