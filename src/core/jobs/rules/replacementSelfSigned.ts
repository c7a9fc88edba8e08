import { isSelfSigned } from '../../path/isSelfSigned.js';
import { sayReplacementSelfSigned } from '../../words/describeReplacement.js';
import { REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** It works, and is no signed certificate: everybody has to trust this very one, and the next one again. */
export const jobReplacementSelfSigned: JobRule = {
  code: 'job-replacement-self-signed',
  severity: 'warning',
  of: REPLACEMENT_KIND,
  citation: 'Control Center 6.3.1, External certificates; RFC 5280 section 3.2',
  check: eachServer(async ({ context, key }) => {
    const own = key?.entry?.certificates[0];
    if (!key || !own || !(await isSelfSigned(own.certificate, context.verify))) return [];
    return [{ span: key.ref.span, message: sayReplacementSelfSigned(own.certificate) }];
  }),
};
