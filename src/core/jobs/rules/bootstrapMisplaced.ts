import {
  sayBootstrapCounted,
  sayBootstrapForContainer,
  sayBootstrapIdle,
} from '../../words/describeJobLevel.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Director issues certificates for what it installs itself, and that is UNIX and Windows. */
export const jobBootstrapMisplaced: JobRule = {
  code: 'job-bootstrap-misplaced',
  severity: 'error',
  citation: 'Control Center 6.4.0, Deployment Management',
  check: eachServer(({ bootstrap, isBootstrap, isReplacement, keyCertificate: { ref }, target }) => {
    if (isReplacement)
      return [bootstrap.installed, bootstrap.validityDays].flatMap((idle) =>
        idle && bootstrap.ref
          ? [{ span: idle.span, message: sayBootstrapCounted(), severity: 'information' as const }]
          : [],
      );
    if (ref && isBootstrap && target.platform?.value === 'container')
      return [{ span: ref.span, message: sayBootstrapForContainer() }];
    const days = bootstrap.validityDays;
    if (!ref || !days || isBootstrap) return [];
    return [{ span: days.span, message: sayBootstrapIdle(), severity: 'information' as const }];
  }),
};
