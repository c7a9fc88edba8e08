import { sayKeyMissing } from '../../words/describeJobFinding.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** A key certificate is a certificate with its private key: without that the node cannot prove who it is. */
export const jobKeyMissing: JobRule = {
  code: 'job-key-missing',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(({ key }) => {
    const { ref, entry } = key ?? {};
    const isMissing = entry?.faults.some(({ code }) => code === 'key-missing') === true;
    return ref && isMissing ? [{ span: ref.span, message: sayKeyMissing(ref.value) }] : [];
  }),
};
