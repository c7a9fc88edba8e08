import type { ViewedField } from '../messages.js';
import { element } from '../../../page/element.js';
import { scrollWithin } from './fieldTree.js';

/** Octets in one row, as every dump has them. */
const ROW = 16;

/**
 * The octets as a grid, moved through as the ARIA practices have it for a grid: arrows, Home and End in a row, with
 * Control in all of it. One octet can have the focus.
 */
export class OctetGrid {
  readonly root: HTMLElement;
  readonly #cells: readonly HTMLElement[];
  readonly #onSelect: (octet: number) => void;
  #current = 0;
  #marked: readonly HTMLElement[] = [];

  /** @param onSelect told the octet that the person has selected */
  constructor(object: number, octets: string, label: string, onSelect: (octet: number) => void) {
    this.#onSelect = onSelect;
    this.#cells = (octets.match(/../g) ?? []).map((hex, at) =>
      element(
        'span',
        { role: 'gridcell', id: `octet-${object}-${at}`, tabindex: at === 0 ? '0' : '-1' },
        hex,
      ),
    );
    this.root = element(
      'div',
      {
        class: 'octets',
        role: 'grid',
        'aria-label': label,
        'aria-readonly': 'true',
        'aria-multiselectable': 'true',
      },
      ...this.#rows(),
    );
    this.root.addEventListener('keydown', (event) => {
      if (this.#press(event)) event.preventDefault();
    });
    this.root.addEventListener('click', ({ target }) => {
      const octet = this.#cells.indexOf(target as HTMLElement);
      if (octet >= 0) this.#go(octet);
    });
  }

  /** Marks a field's octets: its identifier and length, and what it holds. */
  mark(field: ViewedField | undefined): void {
    for (const cell of this.#marked) {
      cell.classList.remove('header', 'content');
      cell.removeAttribute('aria-selected');
    }
    if (field === undefined) return;
    this.#marked = this.#cells.slice(field.start, field.end);
    this.#marked.forEach((cell, index) => {
      cell.classList.add(field.start + index < field.content ? 'header' : 'content');
      cell.setAttribute('aria-selected', 'true');
    });
  }

  /** Scrolls to an octet, which is where Tab will lead. */
  show(octet: number): void {
    this.#cells[this.#current]?.setAttribute('tabindex', '-1');
    this.#current = octet;
    const cell = this.#cells[octet];
    cell?.setAttribute('tabindex', '0');
    const row = cell?.parentElement;
    if (row) scrollWithin(this.root, row);
  }

  *#rows(): Generator<HTMLElement> {
    for (let at = 0; at < this.#cells.length; at += ROW) {
      const place = at.toString(16).padStart(4, '0');
      const head = element('span', { role: 'rowheader', class: 'place' }, place);
      yield element('div', { role: 'row' }, head, ...this.#cells.slice(at, at + ROW));
    }
  }

  #go(octet: number): void {
    const to = Math.max(0, Math.min(octet, this.#cells.length - 1));
    this.show(to);
    this.#cells[to]?.focus({ preventScroll: true });
    this.#onSelect(to);
  }

  /** Whether the key means something here. */
  #press({ ctrlKey, key }: KeyboardEvent): boolean {
    const at = this.#current;
    const row = at - (at % ROW);
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at + ROW,
      ArrowUp: at - ROW,
      Home: ctrlKey ? 0 : row,
      End: ctrlKey ? Infinity : row + ROW - 1,
    };
    const target = targets[key];
    if (target === undefined) return false;
    const leaves = (key === 'ArrowUp' && target < 0) || (key === 'ArrowDown' && target >= this.#cells.length);
    if (!leaves) this.#go(target);
    return true;
  }
}
