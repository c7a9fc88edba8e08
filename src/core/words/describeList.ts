import { groupDigits } from './toPlain.js';

/** How many of a list's values are shown before "and N more". */
const SHOWN_VALUES = 12;

/** A list in one line; undefined for none. */
export function describeList<Value>(
  values: readonly Value[] | undefined,
  describe: (value: Value) => string,
  separator = ', ',
): string | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const shown = values.slice(0, SHOWN_VALUES).map(describe).join(separator);
  const rest = values.length - SHOWN_VALUES;
  return rest > 0 ? `${shown} and ${groupDigits(rest)} more` : shown;
}
