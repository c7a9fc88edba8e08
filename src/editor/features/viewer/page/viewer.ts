import type { FromPage, PageWords, ToPage } from '../messages.js';
import type { Ask } from './ask.js';
import { renderFile } from './renderFile.js';
import { revealObject } from './revealObject.js';
import { Structures } from './structures.js';

/** What VS Code gives every page. */
declare function acquireVsCodeApi(): {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
};

/** What outlives the page while another tab is in front. */
interface PageState {
  /** Objects that were shown. */
  readonly shown: number;
  /** How far down the person had read, in pixels. */
  readonly scrolled: number;
  /** Objects whose structure is open. */
  readonly open: readonly number[];
}

const vscode = acquireVsCodeApi();
let state = readState(vscode.getState());
/** Until the first thing shows there is nowhere to scroll to. */
let isShown = false;

function readState(kept: unknown): PageState {
  return { shown: 0, scrolled: 0, open: [], ...(kept as Partial<PageState> | undefined) };
}

function keep(change: Partial<PageState>): void {
  state = { ...state, ...change };
  vscode.setState(state);
}

const ask: Ask = (message) => {
  vscode.postMessage(message);
};
const structures = new Structures(
  state.open,
  (open) => {
    keep({ open });
  },
  ask,
);
let words: PageWords | undefined;

const main = document.querySelector('main');
const status = document.querySelector('[role="status"]');

/** How long a word stays where it covers others, in milliseconds. */
const SAID = 5_000;
let silence = 0;

function say(text: string): void {
  if (status) status.textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => {
    if (status) status.textContent = '';
  }, SAID);
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'show':
      if (!main) return;
      words = data.words;
      renderFile(main, data.file, words, structures, ask);
      if (!isShown) window.scrollTo(0, state.scrolled);
      isShown = true;
      keep({ shown: data.file.objects.length });
      return;
    case 'structure':
      if (words) structures.show(data.object, data.structure, words);
      return;
    case 'reveal':
      revealObject(data.object);
      return;
    case 'say':
      say(data.text);
  }
});

window.addEventListener('scroll', () => {
  if (isShown) keep({ scrolled: window.scrollY });
});

vscode.postMessage({ type: 'ready', shown: state.shown });
