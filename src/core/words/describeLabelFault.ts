import { LABEL_LENGTH, type LabelFault } from '../store/label.js';
import { toPlain } from './toPlain.js';

/** What Connect:Direct does not take of a label, and why. */
export function describeLabelFault(fault: LabelFault, label: string): string {
  switch (fault) {
    case 'label-empty':
      return 'A label must not be empty: Connect:Direct finds a certificate in its keystore by its label alone.';
    case 'label-control':
      return `The label “${toPlain(label)}” holds a line break or another control character, which the installer’s files cannot carry.`;
    case 'label-long':
      return `The label “${toPlain(label)}” has more than ${LABEL_LENGTH} characters, which Control Center Director takes from 6.4.0.0 iFix01 on only.`;
  }
}
