import type { Model } from '../core/contents/contents.js';
import { describeFacts } from '../core/words/describeFacts.js';
import { describeModel } from '../core/words/describeModel.js';
import type { Fact } from '../core/words/fact.js';
import { toPlain } from '../core/words/toPlain.js';
import type { InspectedObject } from './inspectedObject.js';

/** An object for people: one line that says what it is, then what it says, then what is wrong with it. */
export function writeObjectText(object: InspectedObject, model: Model | undefined, now: number): string {
  const what = model === undefined ? 'around them' : describeModel(model, now);
  const facts = model === undefined ? [] : [...containerFacts(object), ...describeFacts(model, now)];
  const width = Math.max(0, ...facts.map(([label]) => label.length));
  return [
    `${toPlain(object.file)} #${object.index} at ${object.offset}: ${what}`,
    ...facts.map(([label, value]) => `    ${label.padEnd(width)}  ${value}`),
    ...object.faults.map(({ code, offset, message }) => `    fault at ${offset}: ${message} [${code}]`),
  ].join('\n');
}

function containerFacts({ alias, container, kind }: InspectedObject): readonly Fact[] {
  if (kind === 'keystore' || typeof container !== 'string') return [];
  const facts: Fact[] = [['Container', container]];
  return typeof alias === 'string' ? [...facts, ['Alias', toPlain(alias)]] : facts;
}
