import { pathRule } from '../pathRule.js';

/** A CA says for which names it may issue, and a certificate below it has another. */
export const nameOutsideConstraints = pathRule(
  'name-outside-constraints',
  'RFC 5280 sections 4.2.1.10 and 6.1.3 (b) and (c)',
  new Set(['name-not-permitted', 'name-excluded', 'name-constraints-unprocessed']),
);
