import type { ViewedField } from '../messages.js';
import { element } from '../../../page/element.js';

/** Fields that are open at first: the object itself and what stands in it. */
const OPEN_DEPTH = 2;

/**
 * A tree of fields, moved through as the ARIA practices have it for a tree: arrows, Home and End; one of its lines has
 * the focus, and is the selected one.
 */
export class FieldTree {
  readonly root: HTMLElement;
  readonly #fields: readonly ViewedField[];
  readonly #lines: readonly HTMLElement[];
  readonly #onSelect: (field: number) => void;
  readonly #open = new Set<number>();
  #current = 0;

  /** @param onSelect told the index of the field that the person has selected */
  constructor(
    object: number,
    fields: readonly ViewedField[],
    label: string,
    onSelect: (field: number) => void,
  ) {
    this.#fields = fields;
    this.#onSelect = onSelect;
    this.#lines = fields.map((field, index) => toLine(field, `field-${object}-${index}`));
    this.root = element('div', { class: 'fields', role: 'tree', 'aria-label': label }, ...this.#lines);
    fields.forEach(({ depth }, index) => {
      if (depth < OPEN_DEPTH && this.#hasChildren(index)) this.#open.add(index);
    });
    this.#lines[0]?.setAttribute('tabindex', '0');
    this.#draw();
    this.root.addEventListener('keydown', (event) => {
      if (this.#press(event.key)) event.preventDefault();
    });
    this.root.addEventListener('click', ({ target }) => {
      this.#click(target as HTMLElement);
    });
  }

  /** The innermost field at an octet. */
  fieldAt(octet: number): number | undefined {
    const found = this.#fields.findLastIndex(({ end, start }) => start <= octet && octet < end);
    return found < 0 ? undefined : found;
  }

  /** Selects a field without moving the focus to it, and shows where it stands. */
  select(field: number): void {
    for (let above = this.#parentOf(field); above !== undefined; above = this.#parentOf(above))
      this.#open.add(above);
    this.#draw();
    this.#lines[this.#current]?.setAttribute('tabindex', '-1');
    this.#lines[this.#current]?.setAttribute('aria-selected', 'false');
    this.#current = field;
    const line = this.#lines[field];
    line?.setAttribute('tabindex', '0');
    line?.setAttribute('aria-selected', 'true');
    if (line) scrollWithin(this.root, line);
  }

  #go(field: number | undefined): void {
    if (field === undefined) return;
    this.select(field);
    this.#lines[field]?.focus({ preventScroll: true });
    this.#onSelect(field);
  }

  #click(target: HTMLElement): void {
    const line = target.closest<HTMLElement>('[role="treeitem"]');
    const field = line ? this.#lines.indexOf(line) : -1;
    if (field < 0) return;
    if (target.classList.contains('twistie') || field === this.#current) this.#toggle(field);
    this.#go(field);
  }

  /** Whether the key means something here. */
  #press(key: string): boolean {
    const at = this.#current;
    switch (key) {
      case 'ArrowDown':
        this.#go(this.#visible(at, 1));
        return true;
      case 'ArrowUp':
        this.#go(this.#visible(at, -1));
        return true;
      case 'ArrowRight':
        if (this.#open.has(at)) this.#go(at + 1);
        else this.#toggle(at);
        return true;
      case 'ArrowLeft':
        if (this.#open.has(at)) this.#toggle(at);
        else this.#go(this.#parentOf(at));
        return true;
      case 'Home':
        this.#go(0);
        return true;
      case 'End':
        this.#go(this.#visible(this.#lines.length, -1));
        return true;
      case 'Enter':
      case ' ':
        this.#toggle(at);
        return true;
      default:
        return false;
    }
  }

  #toggle(field: number): void {
    if (!this.#hasChildren(field)) return;
    if (!this.#open.delete(field)) this.#open.add(field);
    this.#draw();
  }

  /** The next line in sight. */
  #visible(from: number, step: 1 | -1): number | undefined {
    for (let at = from + step; at >= 0 && at < this.#lines.length; at += step)
      if (this.#lines[at]?.hidden === false) return at;
    return undefined;
  }

  #hasChildren(field: number): boolean {
    return (this.#fields[field + 1]?.depth ?? 0) > (this.#fields[field]?.depth ?? 0);
  }

  #parentOf(field: number): number | undefined {
    const depth = this.#fields[field]?.depth ?? 0;
    for (let at = field - 1; at >= 0; at--) if ((this.#fields[at]?.depth ?? 0) < depth) return at;
    return undefined;
  }

  /** Hides what stands in a field that is closed. */
  #draw(): void {
    let closed = Infinity;
    this.#fields.forEach(({ depth }, index) => {
      const line = this.#lines[index];
      if (!line) return;
      line.hidden = depth > closed;
      if (line.hidden) return;
      const isOpen = this.#open.has(index);
      if (this.#hasChildren(index)) line.setAttribute('aria-expanded', String(isOpen));
      closed = isOpen ? Infinity : depth;
    });
  }
}

/** Indentation is a class for each depth: the policy allows no style of an element's own. */
const DEEPEST = 16;

function toLine({ depth, name, type, value }: ViewedField, id: string): HTMLElement {
  return element(
    'div',
    {
      role: 'treeitem',
      id,
      tabindex: '-1',
      'aria-level': String(depth + 1),
      'aria-selected': 'false',
      class: `depth-${Math.min(depth, DEEPEST)}`,
    },
    element('span', { class: 'twistie', 'aria-hidden': 'true' }),
    element('span', { class: 'name' }, name),
    ...(type === '' ? [] : [' ', element('span', { class: 'type' }, type)]),
    ...(value === '' ? [] : [' ', element('span', { class: 'value' }, value)]),
  );
}

/** Brings a part into sight by scrolling nothing but what it stands in. */
export function scrollWithin(box: HTMLElement, part: HTMLElement): void {
  const top = part.offsetTop - box.offsetTop;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + part.offsetHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + part.offsetHeight - box.clientHeight;
}
