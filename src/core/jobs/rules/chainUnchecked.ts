import { sayChainStopped, saySignatureUnchecked } from '../../words/describeJobFinding.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** A path that could not be proven here is neither right nor wrong, and is not passed over in silence. */
export const jobChainUnchecked: JobRule = {
  code: 'job-chain-unchecked',
  severity: 'warning',
  citation: 'RFC 5280 section 6.1.3 (a) (1)',
  check: eachServer(async (server) => {
    const { ref } = server.keyCertificate;
    const path = await server.path();
    if (!ref || !path) return [];
    if (path.end === 'budget-spent') return [{ span: ref.span, message: sayChainStopped() }];
    return path.steps.flatMap(({ known, signature }) =>
      signature?.verdict === 'unchecked'
        ? [{ span: ref.span, message: saySignatureUnchecked(known.certificate, signature.what) }]
        : [],
    );
  }),
};
