import { pathRule } from '../pathRule.js';

/** A revocation list that is here, valid and signed by who may say so names a certificate of the path. */
export const revoked = pathRule('revoked', 'RFC 5280 section 6.3.3', new Set(['certificate-revoked']));
