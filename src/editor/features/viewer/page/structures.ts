import type { PageWords, ViewedStructure } from '../messages.js';
import { button, element } from '../../../page/element.js';
import type { Ask } from './ask.js';
import { renderStructure } from './renderStructure.js';
import { headingId } from './revealObject.js';

/** The structures of a file's objects, each asked for when it is first opened, and open until the person closes it. */
export class Structures {
  readonly #open: Set<number>;
  readonly #onChange: (open: readonly number[]) => void;
  readonly #ask: Ask;
  /** They stay while the page around them is drawn anew, scrolled and selected as they are. */
  readonly #regions = new Map<number, HTMLElement>();
  #reading = -1;

  /** @param onChange told which are open */
  constructor(open: readonly number[], onChange: (open: readonly number[]) => void, ask: Ask) {
    this.#open = new Set(open);
    this.#onChange = onChange;
    this.#ask = ask;
  }

  /** What was known of an earlier reading of the file no longer holds. */
  begin(reading: number): void {
    if (reading !== this.#reading) this.#regions.clear();
    this.#reading = reading;
  }

  /** What opens and closes an object's structure, and where it shows. */
  render(object: number, words: PageWords): readonly [HTMLButtonElement, HTMLElement] {
    const region = this.#region(object);
    const opener = button(openerId(object), words.structure, () => {
      this.#toggle(object);
      this.#draw(object, opener, region);
    });
    opener.setAttribute('aria-controls', region.id);
    opener.setAttribute('aria-describedby', headingId(object));
    this.#draw(object, opener, region);
    return [opener, region];
  }

  show(object: number, structure: ViewedStructure, words: PageWords): void {
    const region = this.#region(object);
    region.replaceChildren(renderStructure(object, structure, words));
    // Whoever has just opened it wants to see it; a page that has come back stays where it was read.
    if (document.activeElement?.id === openerId(object)) region.scrollIntoView({ block: 'nearest' });
  }

  #region(object: number): HTMLElement {
    const region = this.#regions.get(object) ?? element('div', { id: `structure-${object}` });
    this.#regions.set(object, region);
    return region;
  }

  #toggle(object: number): void {
    if (!this.#open.delete(object)) this.#open.add(object);
    this.#onChange([...this.#open]);
  }

  #draw(object: number, opener: HTMLElement, region: HTMLElement): void {
    const isOpen = this.#open.has(object);
    opener.setAttribute('aria-expanded', String(isOpen));
    region.hidden = !isOpen;
    if (isOpen && region.childElementCount === 0) this.#ask({ type: 'structure', object });
  }
}

function openerId(object: number): string {
  return `opener-${object}`;
}
