import type { PageWords, ViewedObject } from '../messages.js';
import { button, element } from '../../../page/element.js';
import type { Ask } from './ask.js';
import { renderProblems } from './renderProblems.js';
import { headingId } from './revealObject.js';
import type { Structures } from './structures.js';

/** One object: its heading, what is wrong with it, its facts as a table, and what can be done. */
export function renderObject(
  object: ViewedObject,
  words: PageWords,
  structures: Structures,
  ask: Ask,
): HTMLElement {
  const { facts, hasStructure, index, isEnclosed, problems, title } = object;
  const [opener, structure] = hasStructure ? structures.render(index, words) : [];
  const id = headingId(index);
  const rows = facts.map(([label, value]) =>
    element('tr', {}, element('th', { scope: 'row' }, label), element('td', {}, value)),
  );
  return element(
    'section',
    { 'aria-labelledby': id, ...(isEnclosed && { class: 'enclosed' }) },
    element(isEnclosed ? 'h3' : 'h2', { id, tabindex: '-1' }, title),
    ...renderProblems(String(index), problems, words, ask),
    ...(rows.length === 0
      ? []
      : [element('table', { 'aria-labelledby': id }, element('tbody', {}, ...rows))]),
    ...renderActions([...buttonsOf(object, words, ask), ...(opener ? [opener] : [])]),
    ...(structure ? [structure] : []),
  );
}

function buttonsOf(object: ViewedObject, words: PageWords, ask: Ask): readonly HTMLButtonElement[] {
  const { copyable, index, isSealed } = object;
  const described = { 'aria-describedby': headingId(index) };
  const buttons = copyable.map((what) =>
    button(
      `copy-${what}-${index}`,
      words.copy[what],
      () => {
        ask({ type: 'copy', object: index, what });
      },
      described,
    ),
  );
  if (isSealed) {
    const open = () => {
      ask({ type: 'open', object: index });
    };
    buttons.push(button(`open-${index}`, words.enterPassphrase, open, described));
  }
  return buttons;
}

function renderActions(buttons: readonly HTMLButtonElement[]): readonly HTMLElement[] {
  return buttons.length === 0 ? [] : [element('div', { class: 'actions' }, ...buttons)];
}
