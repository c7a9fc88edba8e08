import { pathRule } from '../pathRule.js';

/** A CA of the path demands certificate policies (policyConstraints), and none is valid along it. */
export const policyMissing = pathRule(
  'policy-missing',
  'RFC 5280 sections 4.2.1.11 and 6.1.5 (g)',
  new Set(['policy-missing', 'policy-mapping-of-any']),
);
