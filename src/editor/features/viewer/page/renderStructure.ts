import type { PageWords, ViewedStructure } from '../messages.js';
import { element } from '../../../page/element.js';
import { FieldTree } from './fieldTree.js';
import { OctetGrid } from './octetGrid.js';

/** An object's fields beside its octets; selecting the one selects the other. */
export function renderStructure(object: number, structure: ViewedStructure, words: PageWords): HTMLElement {
  const { cut, fields, octets } = structure;
  const grid = new OctetGrid(object, octets, words.octets, (octet) => {
    const field = tree.fieldAt(octet);
    if (field === undefined) return;
    tree.select(field);
    grid.mark(fields[field]);
  });
  const tree = new FieldTree(object, fields, words.fields, (field) => {
    grid.mark(fields[field]);
    grid.show(fields[field]?.start ?? 0);
  });
  return element(
    'div',
    { class: 'structure' },
    tree.root,
    grid.root,
    ...(cut === undefined ? [] : [element('p', { class: 'cut' }, cut)]),
  );
}
