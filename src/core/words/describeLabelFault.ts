import { LABEL_LENGTH, type LabelFault, type LabelWarning } from '../store/label.js';
import { toPlain } from './toPlain.js';

/** What Connect:Direct does not take of a label, or not at every level, and why. */
export function describeLabelFault(fault: LabelFault | LabelWarning, label: string): string {
  const named = `The label “${toPlain(label)}”`;
  switch (fault) {
    case 'label-empty':
      return 'A label must not be empty: Connect:Direct finds a certificate in its keystore by its label alone.';
    case 'label-control':
      return `${named} holds a line break or another control character, which the installer’s files cannot carry.`;
    case 'label-long':
      return `${named} has more than ${LABEL_LENGTH} characters, which Control Center Director takes from 6.4.0.0 iFix01 on only.`;
    case 'label-shell':
      return `${named} holds a character that a shell acts on. The UNIX installer reads its options file by one and screens it for commands: letters, digits, “-”, “_” and “.” go everywhere.`;
    case 'label-space':
      return `${named} has a space: Connect:Direct takes it, and every script must quote it.`;
  }
}

/** `other`: the entry that has it already. */
export function describeDuplicateLabel(label: string, other: string): string {
  return `The label “${toPlain(label)}” is that of “${toPlain(other)}” as well: a keystore has each label once (CSPV008E). Give it another, or replace the one by the other.`;
}
