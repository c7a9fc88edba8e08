import { button, element } from '../../../page/element.js';
import { type Column, columns, type PageWords, type ViewedLine } from '../messages.js';

/** The column that the lines are sorted by. */
export interface Sorting {
  readonly column: Column;
  readonly isDescending: boolean;
}

interface Wishes {
  readonly open: (line: number) => void;
  /** @param said what is told to whoever listens instead of looking */
  readonly sorted: (sorting: Sorting, said: string) => void;
}

/** Lines that are shown at first, and with each wish for more: a table of ten thousand would hold the page up. */
const SHOWN_LINES = 500;

const { compare } = new Intl.Collator(document.documentElement.lang || undefined, {
  numeric: true,
  sensitivity: 'base',
});

/** The table: a heading’s button sorts by it, a name’s button opens the certificate. */
export class InventoryTable {
  readonly #headings = new Map<Column, { readonly cell: HTMLElement; readonly press: HTMLButtonElement }>();
  readonly #body = element('tbody');
  readonly #table: HTMLTableElement;
  readonly #more: HTMLButtonElement;
  readonly #empty = element('p', { hidden: '' });
  readonly #wishes: Wishes;
  #sorting: Sorting;
  #lines: readonly ViewedLine[] = [];
  #words: PageWords | undefined;
  #limit = SHOWN_LINES;

  constructor(sorting: Sorting, wishes: Wishes) {
    this.#sorting = sorting;
    this.#wishes = wishes;
    const row = element('tr');
    for (const column of columns) {
      const press = button(`sort-${column}`, '', () => {
        this.#sortBy(column);
      });
      const cell = element('th', { scope: 'col' }, press);
      this.#headings.set(column, { cell, press });
      row.append(cell);
    }
    this.#table = element('table', {}, element('thead', {}, row), this.#body);
    this.#more = button('more', '', () => {
      this.#limit += SHOWN_LINES;
      this.#render();
    });
  }

  /** What belongs into the page, in its order. */
  get parts(): readonly HTMLElement[] {
    return [this.#table, this.#empty, this.#more];
  }

  show(lines: readonly ViewedLine[], words: PageWords): void {
    this.#lines = lines;
    this.#words = words;
    for (const [column, { press }] of this.#headings) press.textContent = words.headings[column];
    this.#table.setAttribute('aria-label', words.title);
    this.#empty.textContent = words.empty;
    this.#more.textContent = words.more;
    this.#render();
  }

  #sortBy(column: Column): void {
    const isDescending = this.#sorting.column === column && !this.#sorting.isDescending;
    this.#sorting = { column, isDescending };
    this.#render();
    if (this.#words === undefined) return;
    const { ascending, descending, headings } = this.#words;
    this.#wishes.sorted(this.#sorting, `${headings[column]}: ${isDescending ? descending : ascending}`);
  }

  #render(): void {
    const { column, isDescending } = this.#sorting;
    for (const [one, { cell }] of this.#headings) {
      if (one === column) cell.setAttribute('aria-sort', isDescending ? 'descending' : 'ascending');
      else cell.removeAttribute('aria-sort');
    }
    const sorted = this.#lines.map((line, at) => ({ line, at }));
    sorted.sort((a, b) => inOrder(a.line.cells[column], b.line.cells[column], isDescending) || a.at - b.at);
    const focused = document.activeElement?.id;
    this.#body.replaceChildren(...sorted.slice(0, this.#limit).map(({ at, line }) => this.#row(line, at)));
    if (focused) document.getElementById(focused)?.focus();
    this.#more.hidden = sorted.length <= this.#limit;
    this.#empty.hidden = sorted.length > 0;
    this.#table.hidden = sorted.length === 0;
  }

  #row({ cells, state }: ViewedLine, at: number): HTMLTableRowElement {
    const open = button(`open-${at}`, cells.name, () => {
      this.#wishes.open(at);
    });
    open.className = 'link';
    const others = columns.slice(1).map((column) => element('td', { class: column }, cells[column]));
    return element('tr', { class: state }, element('th', { scope: 'row' }, open), ...others);
  }
}

/** What says nothing comes last, whichever way it is sorted. */
function inOrder(a: string, b: string, isDescending: boolean): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return isDescending ? compare(b, a) : compare(a, b);
}
