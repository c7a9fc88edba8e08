import type { ReplacementJob } from '../../../core/jobs/installJob.js';
import type { ReplacementAnswers } from './replacementAnswers.js';
import type { GivenReplacement } from './givenReplacement.js';

/** The job that the answers describe, with what was given. */
export function toReplacement(
  answers: ReplacementAnswers,
  { director, host, version, server, ...rest }: GivenReplacement['rest'],
): ReplacementJob {
  const {
    installDir,
    keyCertificate,
    label,
    nodeName,
    passphraseRef,
    platform,
    present,
    presentLabel,
    trusted,
  } = answers;
  return {
    metadata: { name: `replace-${nodeName}` },
    ...(director && { director }),
    target: { platform, ...(version !== undefined && { version }) },
    ...(server && { server }),
    node: { name: nodeName, ...(host !== undefined && { host }) },
    installDir,
    ...rest,
    bootstrap: { ...present, ...(presentLabel !== '' && { label: presentLabel }) },
    keyCertificate: { ref: keyCertificate, label, passphraseRef },
    trustedCertificates: trusted.map((ref) => ({ ref })),
  };
}
