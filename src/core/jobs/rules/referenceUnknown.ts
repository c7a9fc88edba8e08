import { sayReferenceUnknown } from '../../words/describeJobFinding.js';
import type { InspectedJob, ResolvedReference } from '../inspectedJob.js';
import type { JobRule } from '../jobRule.js';

/** Director, too, has a certificate added first and then selected in the job. */
export const jobReferenceUnknown: JobRule = {
  code: 'job-reference-unknown',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates',
  check: ({ keyCertificate, trustedCertificates }: InspectedJob) => [
    ...(keyCertificate ? remarksOn(keyCertificate, 'key') : []),
    ...trustedCertificates.flatMap((one) => remarksOn(one, 'ca')),
  ],
};

function remarksOn({ ref, entry, misfit }: ResolvedReference, wanted: 'key' | 'ca') {
  return entry ? [] : [{ span: ref.span, message: sayReferenceUnknown(ref.value, wanted, misfit?.kind) }];
}
