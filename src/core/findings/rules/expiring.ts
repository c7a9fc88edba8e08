import { DAY } from '../../base/day.js';
import { sayLifetime } from '../../words/findingWords.js';
import type { Rule } from '../rule.js';

/** Connect:Direct warns of it too (CSPA600W). How many days are "soon" is the user's setting. */
export const expiring: Rule = {
  code: 'expiring',
  severity: 'warning',
  citation: 'RFC 5280 section 4.1.2.5',
  applies: ({ certificates }) => certificates.length > 0,
  check: ({ certificates, context: { now, expiringDays } }) =>
    certificates
      .filter(({ certificate: { notBefore, notAfter } }) => notBefore.epoch <= now && now <= notAfter.epoch)
      .filter(({ certificate: { notAfter } }) => notAfter.epoch - now < expiringDays * DAY)
      .map(({ certificate, span }) => ({ span, message: sayLifetime(certificate, now) })),
};
