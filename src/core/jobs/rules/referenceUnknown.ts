import { sayReferenceUnknown } from '../../words/describeJobFinding.js';
import type { ResolvedReference } from '../resolveReference.js';
import { BOOTSTRAP_REFERENCE } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Director, too, has a certificate added first and then selected in the job. */
export const jobReferenceUnknown: JobRule = {
  code: 'job-reference-unknown',
  severity: 'error',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(({ isReplacement, key, peers, replaced, trusted }) => [
    // That the bootstrap certificate would stay has a rule of its own.
    ...(key && key.ref.value !== BOOTSTRAP_REFERENCE ? remarksOn(key, isReplacement ? 'new' : 'key') : []),
    ...(replaced ? remarksOn(replaced, 'bootstrap') : []),
    ...[...trusted, ...peers.flatMap((peer) => peer.trusted)].flatMap((one) => remarksOn(one, 'ca')),
    ...peers.flatMap(({ presented }) => presented).flatMap((one) => remarksOn(one, 'certificate')),
  ]),
};

function remarksOn(
  { ref, entry, misfit }: ResolvedReference,
  wanted: Parameters<typeof sayReferenceUnknown>[1],
) {
  return entry ? [] : [{ span: ref.span, message: sayReferenceUnknown(ref.value, wanted, misfit?.kind) }];
}
