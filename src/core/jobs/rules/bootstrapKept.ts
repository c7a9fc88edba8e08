import { fingerprint } from '../../path/fingerprint.js';
import { isBootstrapEntry } from '../../store/bootstrapTag.js';
import { sayBootstrapKept } from '../../words/describeReplacement.js';
import { BOOTSTRAP_REFERENCE, REPLACEMENT_KIND } from '../installJob.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** A bootstrap certificate that takes the place of one: whatever else is done, Director loses the node after its last day. */
export const jobBootstrapKept: JobRule = {
  code: 'job-bootstrap-kept',
  severity: 'error',
  of: REPLACEMENT_KIND,
  citation: 'Control Center fix list CC-3987',
  check: eachServer(({ key, replaced }) => {
    if (!key) return [];
    const own = key.entry?.certificates[0]?.certificate;
    const present = replaced?.entry?.certificates[0]?.certificate;
    const isSame = own && present && fingerprint(own) === fingerprint(present);
    const isOne = key.ref.value === BOOTSTRAP_REFERENCE || (key.entry && isBootstrapEntry(key.entry));
    return isSame || isOne ? [{ span: key.ref.span, message: sayBootstrapKept(own, isSame === true) }] : [];
  }),
};
