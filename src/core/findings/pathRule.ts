import type { ReasonCode } from '../validation/reason.js';
import type { Remark } from './remark.js';
import type { Rule } from './rule.js';

/**
 * A rule about the path from what a file is for to the root that it ends at: these reasons of validation are its findings.
 * Where there is no root, `issuer-missing` says so, and nothing more is known.
 */
export function pathRule(code: string, citation: string, reasons: ReadonlySet<ReasonCode>): Rule {
  return {
    code,
    severity: 'error',
    citation,
    applies: ({ role }) => role === 'key-certificate' || role === 'lone-certificate' || role === 'chain',
    check: async (file) => {
      const remarks: Remark[] = [];
      for (const leaf of file.leaves)
        for (const { reason, ...remark } of await file.remarksOnPath(leaf))
          if (reasons.has(reason)) remarks.push(remark);
      return remarks;
    },
  };
}
