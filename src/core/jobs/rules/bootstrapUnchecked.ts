import { sayBootstrapUnchecked } from '../../words/describeReplacement.js';
import { bootstrapEnd } from '../bootstrapDays.js';
import { REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Without the certificate, and without the day of the installation, nobody knows how many days are left. */
export const jobBootstrapUnchecked: JobRule = {
  code: 'job-bootstrap-unchecked',
  severity: 'information',
  of: REPLACEMENT_KIND,
  citation: 'Control Center fix list CC-3987',
  needsWhole: true,
  check: eachServer((server) => {
    const { bootstrap, keyCertificate, node, replaced } = server;
    // A reference that leads nowhere, and a day that is none, have rules of their own.
    if (bootstrapEnd(server) !== undefined || (replaced && !replaced.entry) || bootstrap.installed) return [];
    const place = replaced?.ref.span ?? node.name?.span ?? keyCertificate.ref?.span;
    return place ? [{ span: place, message: sayBootstrapUnchecked() }] : [];
  }),
};
