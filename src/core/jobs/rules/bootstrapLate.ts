import { DAY } from '../../base/day.js';
import { sayBootstrapLeft, sayBootstrapOver, sayReplacedLate } from '../../words/describeReplacement.js';
import { bootstrapEnd } from '../bootstrapDays.js';
import { EXPIRING_DAYS } from '../expiringDays.js';
import { REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/**
 * From the bootstrap certificate’s last day on Director has lost the node: a replacement that is planned for later is
 * wrong, and one that has become late has still to be done.
 */
export const jobBootstrapLate: JobRule = {
  code: 'job-bootstrap-late',
  severity: 'warning',
  of: REPLACEMENT_KIND,
  citation: 'Control Center fix list CC-3987',
  check: eachServer((server) => {
    const { context, schedule, window } = server;
    const end = bootstrapEnd(server);
    if (end === undefined) return [];
    const { epoch, place } = end;
    const { now, expiringDays = EXPIRING_DAYS } = context;
    if (now > epoch) return [{ span: place, message: sayBootstrapOver(end, now) }];
    if (schedule && window.until > epoch)
      return [
        { span: schedule.span, message: sayReplacedLate(end, window.until), severity: 'error' as const },
      ];
    return epoch - now < expiringDays * DAY ? [{ span: place, message: sayBootstrapLeft(end, now) }] : [];
  }),
};
