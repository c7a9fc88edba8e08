import { fingerprint } from '../../path/fingerprint.js';
import { sayChainIncomplete, saySelfSignedUntrusted } from '../../words/describeJobFinding.js';
import { sayNearMiss } from '../../words/findingWords.js';
import type { Certificate } from '../../x509/certificate.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Near misses told beside a finding; more than a few help nobody. */
const RELATED_SHOWN = 5;

/**
 * IBM asks for the intermediate and the root both. Only what the job itself brings along counts: what the store has
 * beside it does not reach the node. Signatures are verified, so that a namesake does not pass.
 */
export const jobChainIncomplete: JobRule = {
  code: 'job-chain-incomplete',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates; RFC 5280 section 6.1',
  needsWhole: true,
  check: eachServer(async (server) => {
    const { ref } = server.keyCertificate;
    const path = await server.path();
    const last = path?.steps.at(-1)?.known;
    if (!ref || !path || !last) return [];
    if (path.end === 'self-signed')
      return isTrusted(last.certificate, server)
        ? []
        : [{ span: ref.span, message: saySelfSignedUntrusted(last.certificate) }];
    if (path.end !== 'issuer-missing' && path.end !== 'loop') return [];
    const related = path.nearMisses.slice(0, RELATED_SHOWN).map((miss) => ({
      file: miss.known.file,
      span: miss.known.span,
      message: sayNearMiss(miss),
    }));
    return [{ span: ref.span, message: sayChainIncomplete(last.certificate, path.end), related }];
  }),
};

/** A self-signed key certificate ends its own path; it has to be in the list as well. */
function isTrusted(certificate: Certificate, { trusted }: InspectedServer): boolean {
  const wanted = fingerprint(certificate);
  return trusted.some(({ entry }) => {
    const own = entry?.certificates[0];
    return own !== undefined && fingerprint(own.certificate) === wanted;
  });
}
