import { sayReferenceUnknown } from '../../words/describeJobFinding.js';
import type { ResolvedReference } from '../resolveReference.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Director, too, has a certificate added first and then selected in the job. */
export const jobReferenceUnknown: JobRule = {
  code: 'job-reference-unknown',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(({ key, peers, trusted }) => [
    ...(key ? remarksOn(key, 'key') : []),
    ...[...trusted, ...peers.flatMap((peer) => peer.trusted)].flatMap((one) => remarksOn(one, 'ca')),
    ...peers.flatMap(({ presented }) => presented).flatMap((one) => remarksOn(one, 'certificate')),
  ]),
};

function remarksOn({ ref, entry, misfit }: ResolvedReference, wanted: 'key' | 'ca' | 'certificate') {
  return entry ? [] : [{ span: ref.span, message: sayReferenceUnknown(ref.value, wanted, misfit?.kind) }];
}
