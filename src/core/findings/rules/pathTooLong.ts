import { pathRule } from '../pathRule.js';

/** A CA says how many CA certificates may stand below it, and there are more. */
export const pathTooLong = pathRule(
  'path-too-long',
  'RFC 5280 section 6.1.4 (m)',
  new Set(['path-too-long']),
);
