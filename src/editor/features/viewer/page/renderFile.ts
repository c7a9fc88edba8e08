import type { PageWords, ViewedFile } from '../messages.js';
import type { Ask } from './ask.js';
import { button, element } from '../../../page/element.js';
import { renderObject } from './renderObject.js';
import { renderProblems } from './renderProblems.js';
import type { Structures } from './structures.js';

/** Shows a file in place of what was shown before; focus and place on the page stay where they were. */
export function renderFile(
  main: HTMLElement,
  file: ViewedFile,
  words: PageWords,
  structures: Structures,
  ask: Ask,
): void {
  structures.begin(file.reading);
  const focused = document.activeElement?.id ?? '';
  const { scrollX, scrollY } = window;
  main.replaceChildren(
    element('h1', {}, file.name),
    ...(file.failure === undefined ? [] : [element('p', { role: 'alert' }, file.failure)]),
    ...(file.summary === '' ? [] : [element('p', { class: 'summary' }, file.summary)]),
    ...renderProblems('file', file.problems, words, ask),
    ...file.objects.map((object) => renderObject(object, words, structures, ask)),
    ...renderMore(file, ask),
  );
  window.scrollTo(scrollX, scrollY);
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

function renderMore({ more, objects }: ViewedFile, ask: Ask): readonly HTMLElement[] {
  if (more === undefined) return [];
  const press = () => {
    ask({ type: 'more' });
  };
  const next = button(`more-${objects.length}`, more, press);
  return [element('p', { class: 'more' }, next)];
}
