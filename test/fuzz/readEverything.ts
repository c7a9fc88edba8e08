import { toInspectedFaults, toInspectedObject } from '../../src/cli/inspectedObject.js';
import { writeObjectText } from '../../src/cli/objectText.js';
import { writeJson } from '../../src/core/words/writeJson.js';
import { annotate } from '../../src/core/asn1/annotate.js';
import { fieldsAt } from '../../src/core/asn1/fieldsAt.js';
import type { Item } from '../../src/core/contents/contents.js';
import { readContents } from '../../src/core/contents/readContents.js';
import { DER_LIMITS } from '../../src/core/der/limits.js';
import { inspect } from '../../src/core/findings/inspect.js';
import { Pool } from '../../src/core/path/pool.js';
import { describeFacts } from '../../src/core/words/describeFacts.js';
import { describeFault } from '../../src/core/words/describeFault.js';
import { describeField } from '../../src/core/words/describeField.js';
import { describeModel } from '../../src/core/words/describeModel.js';

const now = Date.UTC(2026, 10, 23);

/** Octets of JSON for an octet of input, and beside it: words about each fault are longer than what they are about. */
const MOST_WORDS = 2_000;
const MOST_WORDS_BESIDE = 10_000;

/** Reads an input as the faces do, and throws where that throws, is silent, or says more than its bounds allow. */
export function readEverything(bytes: Uint8Array): void {
  const contents = readContents(bytes);
  const { faults, items } = contents;
  if (items.length === 0 && faults.length === 0) throw new Error('Nothing is said of it.');
  let said = 0;
  for (const [index, item] of items.entries()) {
    if (item.model.kind === 'unknown' && item.faults.length === 0)
      throw new Error('An unknown object has no fault.');
    // Those of the block, its label and its boundaries come beside those of the structure.
    if (item.faults.length > DER_LIMITS.faults + 100)
      throw new Error(`${item.faults.length} faults of one object`);
    const object = toInspectedObject('file', index, item);
    said += writeJson(object).length;
    writeObjectText(object, item.model, now);
    describeModel(item.model, now);
    describeFacts(item.model, now);
    if (item.container === undefined) tellFields(item, item.block?.bytes ?? bytes);
  }
  toInspectedFaults('file', items.length, faults);
  for (const fault of [...faults, ...items.flatMap((item) => item.faults)]) {
    const { end, start } = fault.span;
    if (!(start >= 0 && start <= end)) throw new Error(`${fault.code} stands at ${start} to ${end}`);
    describeFault(fault);
  }
  if (said > bytes.length * MOST_WORDS + MOST_WORDS_BESIDE) throw new Error(`${said} characters of JSON`);
}

/** Places of an object at which its fields are told: every one would take longer than all the rest. */
const TOLD_FIELDS = 16;

/** What a hover says: each field has words, and stands inside the one around it. */
function tellFields({ model }: Item, octets: Uint8Array): void {
  const tree = annotate(model, octets);
  const stride = Math.max(1, Math.floor(octets.length / TOLD_FIELDS));
  for (let at = 0; at < octets.length; at += stride) {
    const path = fieldsAt(tree, at);
    if (path.length > 0 && describeField(path) === '') throw new Error(`The field at ${at} is not told.`);
    path.forEach(({ span }, depth) => {
      const around = path[depth - 1]?.span ?? { start: 0, end: octets.length };
      if (span.start < around.start || span.end > around.end)
        throw new Error(`A field stands at ${span.start} to ${span.end}`);
    });
  }
}

/** The findings of an input too, which verify signatures and so take far longer. */
export async function inspectEverything(bytes: Uint8Array): Promise<void> {
  const verify = () => Promise.resolve({ verdict: 'invalid', reason: 'signature-wrong' } as const);
  await inspect(readContents(bytes), { now, expiringDays: 30, pool: new Pool([]), verify });
}
