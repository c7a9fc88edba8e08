import {
  sayBootstrapCounted,
  sayBootstrapForContainer,
  sayBootstrapIdle,
} from '../../words/describeJobLevel.js';
import { BOOTSTRAP_REFERENCE, REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import type { ParsedJob } from '../parseJob.js';
import type { Placed } from '../placed.js';

/** Director issues certificates for what it installs itself, and that is UNIX and Windows. */
export const jobBootstrapMisplaced: JobRule = {
  code: 'job-bootstrap-misplaced',
  severity: 'error',
  citation: 'Control Center 6.4.0, Deployment Management',
  check: eachServer(({ bootstrap, isBootstrap, isReplacement, job, keyCertificate: { ref }, target }) => {
    if (isReplacement)
      return [bootstrap.installed, bootstrap.validityDays].flatMap((idle) =>
        idle && bootstrap.ref && !isCounted(idle, job)
          ? [{ span: idle.span, message: sayBootstrapCounted(), severity: 'information' as const }]
          : [],
      );
    if (ref && isBootstrap && target.platform?.value === 'container')
      return [{ span: ref.span, message: sayBootstrapForContainer() }];
    const days = bootstrap.validityDays;
    if (!ref || !days || isBootstrap || isCounted(days, job)) return [];
    return [{ span: days.span, message: sayBootstrapIdle(), severity: 'information' as const }];
  }),
};

/** Whether the days count for some server: what all have in common stands there once. */
function isCounted({ span }: Placed, { jobKind, servers }: ParsedJob): boolean {
  return servers.some(({ bootstrap, keyCertificate }) => {
    const has = [bootstrap.installed, bootstrap.validityDays].some((own) => own?.span.start === span.start);
    const counts =
      jobKind === REPLACEMENT_KIND
        ? bootstrap.ref === undefined
        : keyCertificate.ref?.value === BOOTSTRAP_REFERENCE;
    return has && counts;
  });
}
