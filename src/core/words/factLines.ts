import type { Reason } from '../validation/reason.js';
import { describeReason } from './describeReason.js';
import { describeSection } from './describeVerdict.js';

/** Columns that a label takes in a text of facts. */
export const LABEL_COLUMNS = 14;

/** How far the facts of a numbered thing stand in. */
export const FACT_INDENT = '    ';

/** A label and its value; a label that is empty goes on with the value above. */
export function factLine(label: string, value: string): string {
  return `${label.padEnd(LABEL_COLUMNS)} ${value}`;
}

/** What comes first, second and so on; its facts stand below it, by `FACT_INDENT`. */
export function numberedLine(number: number, text: string): string {
  return `${String(number).padEnd(FACT_INDENT.length - 1)} ${text}`;
}

/** A reason with its code and the section that makes it one. */
export function reasonWithRule(reason: Reason): string {
  return `${describeReason(reason)} [${reason.code}; ${describeSection(reason.code)}]`;
}
