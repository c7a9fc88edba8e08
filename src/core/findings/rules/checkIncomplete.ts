import { CHECK_INCOMPLETE } from '../../words/findingWords.js';
import type { Rule } from '../rule.js';

/** The last rule of the book: what the others left out for want of budget must not look as if it had been proven. */
export const checkIncomplete: Rule = {
  code: 'check-incomplete',
  severity: 'information',
  citation: 'RFC 5280 section 6.1',
  applies: ({ means }) => means.budget.stopped === 'budget-spent',
  check: ({ certificates }) =>
    certificates.slice(0, 1).map(({ span }) => ({ span, message: CHECK_INCOMPLETE })),
};
