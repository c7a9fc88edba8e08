import { incapacityOf } from '../../path/couldHaveIssued.js';
import type { Rule } from '../rule.js';

/**
 * A node calls and is called: its certificate has to be good for a server and, where the partner asks for one, for a
 * client. A warning, since a node may do only the one, and not every partner asks.
 */
export const purposeMissing: Rule = {
  code: 'purpose-missing',
  severity: 'warning',
  citation: 'RFC 5280 sections 4.2.1.3 and 4.2.1.12',
  applies: ({ role }) => role === 'key-certificate',
  check: async ({ leaves }) => {
    const { findMissingPurposes } = await import('../findInPath.js');
    return leaves
      .filter(({ certificate }) => incapacityOf(certificate) !== undefined)
      .flatMap(({ certificate, span }) =>
        findMissingPurposes({ certificate, file: undefined, span }).map((message) => ({ span, message })),
      );
  },
};
