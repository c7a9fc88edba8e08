import { claimsSelfSigned } from '../../path/couldHaveIssued.js';
import { sayWeakSignature } from '../../words/findingWords.js';
import { hashOfSignature } from '../../validation/hashOfSignature.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/**
 * The hash decides whether somebody else could have made this certificate look signed. MD5 and older are refused by
 * IBM's Java (`jdk.certpath.disabledAlgorithms`), SHA-1 by TLS 1.3 (RFC 8446 section 4.4.2.4) and CA/Browser Forum.
 * Not said of what is signed with its own key: nobody relies on that signature, the certificate is trusted because it
 * was put among the trusted ones (RFC 5280 section 6.1: the anchor is no part of the path; RFC 8446 section 4.4.2.2).
 */
export const weakSignature: Rule = {
  code: 'weak-signature',
  severity: 'error',
  citation: 'RFC 6151 section 2, RFC 9155, RFC 8446 section 4.4.2.4',
  applies: ({ certificates }) => certificates.length > 0,
  check: function* ({ certificates }): Iterable<Remark> {
    for (const { certificate, span } of certificates) {
      if (claimsSelfSigned(certificate)) continue;
      const hash = hashOfSignature(certificate.signatureAlgorithm);
      const message = sayWeakSignature(certificate);
      if (hash === 'broken') yield { span, message };
      else if (hash === 'weak') yield { span, message, severity: 'warning' };
    }
  },
};
