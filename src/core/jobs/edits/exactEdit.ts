import { readYaml } from '../../base/readYaml.js';
import { applyEdits, type TextEdit } from '../../base/textEdit.js';
import { type PlainValue, toPlainValue } from './plainValue.js';

/**
 * Whether the edited text says what it said and the change, and nothing else.
 * @param change does to the values, in place, what the edit does to the text; false where that cannot be
 */
export async function isExact(
  text: string,
  edit: TextEdit,
  change: (plain: PlainValue) => boolean,
): Promise<boolean> {
  const [before, after] = [await readYaml(text), await readYaml(applyEdits(text, [edit]))];
  if (!before.root || !after.root || before.faults.length !== after.faults.length) return false;
  const wanted = toPlainValue(before.root);
  return change(wanted) && JSON.stringify(wanted) === JSON.stringify(toPlainValue(after.root));
}
