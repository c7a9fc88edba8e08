import type { PageWords, ViewedProblem } from '../messages.js';
import { button, element } from '../../../page/element.js';
import type { Ask } from './ask.js';

/** What is wrong, in sentences, each with the way to its explanation. `owner` tells the lists of a page apart. */
export function renderProblems(
  owner: string,
  problems: readonly ViewedProblem[],
  words: PageWords,
  ask: Ask,
): readonly HTMLElement[] {
  if (problems.length === 0) return [];
  const lines = problems.map(({ code, label, message, severity }, at) => {
    const explain = button(`explain-${owner}-${at}`, code, () => {
      ask({ type: 'explain', code });
    });
    explain.className = 'link';
    explain.setAttribute('aria-label', `${words.explain}: ${code}`);
    const mark = element('strong', { class: `severity ${severity}` }, label);
    return element('li', {}, mark, ' ', message, ' ', explain);
  });
  return [element('ul', { class: 'problems', 'aria-label': words.problems }, ...lines)];
}
