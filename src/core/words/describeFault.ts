import type { Fault } from '../base/fault.js';
import { contentsFaultWords } from './contentsFaultWords.js';
import { derFaultWords } from './derFaultWords.js';
import type { FaultWords } from './faultWords.js';
import { pemFaultWords } from './pemFaultWords.js';
import { toPlain } from './toPlain.js';
import { x509FaultWords } from './x509FaultWords.js';

/** A sentence for every code that the readers can report; a test walks their source for it. */
export const faultWords: FaultWords = {
  ...contentsFaultWords,
  ...pemFaultWords,
  ...derFaultWords,
  ...x509FaultWords,
};

/** The longest fact that says anything is a label. */
const FACT_CHARACTERS = 80;

/** What a fault means, as a sentence. */
export function describeFault({ code, facts }: Fault): string {
  const words = faultWords[code];
  if (words === undefined) return `It cannot be read as it should be (${toPlain(code)}).`;
  return words((name) => {
    const fact = toPlain(String(facts?.[name] ?? 'something'), FACT_CHARACTERS);
    // Names of fields are ASN.1's and no words of a sentence.
    return name === 'field' ? `“${fact}”` : fact;
  });
}
