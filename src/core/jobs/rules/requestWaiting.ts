import { sayRequestWaiting } from '../../words/describeReplacement.js';
import { REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Until a CA has answered there is no certificate that could be checked, trusted or installed. */
export const jobRequestWaiting: JobRule = {
  code: 'job-request-waiting',
  severity: 'information',
  of: REPLACEMENT_KIND,
  citation: 'RFC 2986',
  check: eachServer(({ key }) =>
    key?.entry?.kind === 'request' ? [{ span: key.ref.span, message: sayRequestWaiting(key.ref.value) }] : [],
  ),
};
