import { pathRule } from '../pathRule.js';

/** Whoever does not process a critical extension must refuse the certificate; nobody is known to process these. */
export const criticalExtension = pathRule(
  'critical-extension',
  'RFC 5280 section 4.2',
  new Set(['critical-extension-unprocessed']),
);
