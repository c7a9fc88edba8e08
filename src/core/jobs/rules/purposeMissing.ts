import { PURPOSES } from '../../validation/options.js';
import { checkLeafPurpose } from '../../validation/checkPurpose.js';
import { describeReason } from '../../words/describeReason.js';
import { sayAsClient } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/**
 * A node is called and calls (CSPA311E, “unsupported certificate purpose”). As a client it needs its certificate only
 * where it is asked for one, which the job says of this node alone; so a warning, unless it asks for one itself.
 */
export const jobPurposeMissing: JobRule = {
  code: 'job-purpose-missing',
  severity: 'error',
  citation: 'RFC 5280 sections 4.2.1.3 and 4.2.1.12; IBM support, node 187151',
  check: eachServer(({ key, tls }) => {
    const [leaf] = key?.entry?.certificates ?? [];
    if (!key || !leaf) return [];
    const span = key.ref.span;
    const asServer = checkLeafPurpose(leaf, PURPOSES.server).map(describeReason);
    const asClient = checkLeafPurpose(leaf, PURPOSES.client)
      .map(describeReason)
      .filter((message) => !asServer.includes(message));
    const severity = tls.clientAuth?.value === 'true' ? 'error' : 'warning';
    return [
      ...asServer.map((message) => ({ span, message })),
      ...asClient.map((message) => ({ span, message: sayAsClient(message), severity }) as const),
    ];
  }),
};
