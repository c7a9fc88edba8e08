/**
 * What Connect:Direct, or the way into it, does not take of a label.
 * `label-empty`: a keystore finds its certificates by their labels alone;
 * `label-control`: a line break or another control character: Secure+ CLI scripts and the installer's options file are
 * read line by line.
 * A label used twice in one keystore (CSPV008E) is a fault of the entries together, see `duplicateLabels`.
 */
export type LabelFault = 'label-empty' | 'label-control';

/**
 * What goes at some levels, or with care.
 * `label-long`: Control Center Director before 6.4.0.0 iFix01 takes no more than 50 characters (fix list, MFT-16628);
 * `label-shell`: a character that a shell acts on: the UNIX installer's options file is read by one, as root, and its
 * values are screened for commands;
 * `label-space`: a space. IBM's own sample label has them ("cd demo id 1"), and a script must quote them.
 */
export type LabelWarning = 'label-long' | 'label-shell' | 'label-space';

/** The most characters that every level of Director takes. */
export const LABEL_LENGTH = 50;

/** What the installer calls the key certificate where nothing else is said (cdai_localCertLabel): one on each node. */
export const DEFAULT_LABEL = 'Client-API';

const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Characters that begin something in a POSIX shell: substitutions, lists, patterns, quotes, redirections. */
export const SHELL = /[`$;&|<>(){}[\]*?!~#\\'"]/;

export function labelFaults(label: string): readonly LabelFault[] {
  const faults: LabelFault[] = [];
  if (label.trim() === '') faults.push('label-empty');
  if (CONTROL.test(label)) faults.push('label-control');
  return faults;
}

/** The weightiest first. */
export function labelWarnings(label: string): readonly LabelWarning[] {
  const warnings: LabelWarning[] = [];
  if (Array.from(label).length > LABEL_LENGTH) warnings.push('label-long');
  if (SHELL.test(label)) warnings.push('label-shell');
  if (label.includes(' ')) warnings.push('label-space');
  return warnings;
}

/**
 * A label that every level takes and no shell acts on, made from any text, and other than those that are taken:
 * invisible characters out, spaces single, cut to what all levels take.
 */
export function writeLabel(text: string, taken: ReadonlySet<string>): string {
  const visible = text.slice(0, 16 * LABEL_LENGTH).replace(/[\p{C}\p{Z}`$;&|<>(){}[\]*?!~#\\'"]+/gu, ' ');
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
