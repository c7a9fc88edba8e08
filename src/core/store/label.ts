/**
 * What Connect:Direct, or the way into it, does not take of a label.
 * `label-empty`: a keystore finds its certificates by their labels alone;
 * `label-control`: a line break or another control character: Secure+ CLI scripts and the installer's options file are
 * read line by line;
 * `label-long`: Control Center Director before 6.4.0.0 iFix01 takes no more than 50 characters (fix list, MFT-16628).
 * Spaces are no fault: IBM's own sample label, "cd demo id 1", has them. A label used twice in one keystore
 * (CSPV008E) is a fault of the job, not of the label.
 */
export type LabelFault = 'label-empty' | 'label-control' | 'label-long';

/** The most characters that every level of Director takes. */
export const LABEL_LENGTH = 50;

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

export function labelFaults(label: string): readonly LabelFault[] {
  const faults: LabelFault[] = [];
  if (label.trim() === '') faults.push('label-empty');
  if (CONTROL.test(label)) faults.push('label-control');
  if (Array.from(label).length > LABEL_LENGTH) faults.push('label-long');
  return faults;
}

/**
 * A label without faults, made from any text, and other than those that are taken: invisible characters out, spaces
 * single, cut to what all levels take.
 */
export function writeLabel(text: string, taken: ReadonlySet<string>): string {
  const visible = text.slice(0, 16 * LABEL_LENGTH).replace(/[\p{C}\p{Z}]+/gu, ' ');
  const label = cut(visible, LABEL_LENGTH) || 'certificate';
  for (let count = 1; ; count++) {
    const end = count === 1 ? '' : ` ${count}`;
    const numbered = cut(label, LABEL_LENGTH - end.length) + end;
    if (!taken.has(numbered)) return numbered;
  }
}

function cut(text: string, length: number): string {
  return Array.from(text.trim()).slice(0, length).join('').trim();
}
