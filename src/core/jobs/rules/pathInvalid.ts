import { describeReason } from '../../words/describeReason.js';
import { certificatesOf } from '../peers.js';
import { proveTrust } from '../../validation/proveTrust.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { placeIn } from '../referencedCertificates.js';

/** Reasons that have rules of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  'certificate-expired',
  'certificate-not-yet-valid',
  'signature-unchecked',
  'budget-spent',
  'cancelled',
]);

/**
 * The path from the key certificate to a self-signed one in the job’s own list is there, and does not hold: who issued
 * was not entitled to, or what it says forbids it (GSK_ERROR_BAD_CERT).
 */
export const jobPathInvalid: JobRule = {
  code: 'job-path-invalid',
  severity: 'error',
  citation: 'RFC 5280 section 6.1; IBM support, node 567133',
  check: eachServer(async (server) => {
    const { context, key, trusted, ahead } = server;
    const leaf = key?.entry?.certificates[0];
    if (leaf === undefined || (await server.path())?.end !== 'self-signed') return [];
    const { verdict, reasons } = await proveTrust(leaf, [], certificatesOf(trusted), {
      ...context,
      now: ahead.until,
    });
    if (verdict !== 'invalid') return [];
    return reasons
      .filter(({ code }) => !ELSEWHERE.has(code) && code !== 'root-untrusted' && code !== 'issuer-missing')
      .map((reason) => ({
        span: placeIn(server, reason.certificate),
        message: describeReason(reason),
      }));
  }),
};
