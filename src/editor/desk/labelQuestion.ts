import { findLabelled } from '../../core/store/duplicateLabels.js';
import type { Entry } from '../../core/store/entry.js';
import { labelFaults, labelWarnings } from '../../core/store/label.js';
import { describeDuplicateLabel, describeLabelFault } from '../../core/words/describeLabelFault.js';
import type { TextQuestion } from './steps.js';

/**
 * Connect:Direct’s rules for a label while a person types one: what does not go, and what is to be minded. `entry` is
 * the one that gets it, whose present label may stay, whoever else has it.
 */
export function labelQuestion(
  entries: readonly Entry[],
  entry?: Entry,
): Required<Pick<TextQuestion, 'problem' | 'warning' | 'isLive'>> {
  return {
    isLive: true,
    problem: (text) => {
      const label = text.trim();
      const [fault] = labelFaults(text);
      if (fault) return describeLabelFault(fault, label);
      const other = label === entry?.notes.label ? undefined : findLabelled(label, entry, entries);
      return other && describeDuplicateLabel(label, other.name);
    },
    warning: (text) => {
      const [warning] = labelWarnings(text.trim());
      return warning && describeLabelFault(warning, text.trim());
    },
  };
}
