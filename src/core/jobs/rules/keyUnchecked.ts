import type { Probe } from '../../keys/probeKey.js';
import { type KeyUnchecked, sayKeyUnchecked } from '../../words/describeJobMaterial.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import { isSecretName } from '../secretName.js';

/** Whether a sealed key is its certificate’s shows only when it is opened. */
export const jobKeyUnchecked: JobRule = {
  code: 'job-key-unchecked',
  severity: 'information',
  citation: 'Control Center 6.3.1, External certificates',
  check: eachServer(async (server) => {
    const { key, keyCertificate } = server;
    if (!key?.entry?.key?.encryption || !key.entry.certificates[0]) return [];
    // That the job names no passphrase has a rule of its own, and what is no name may be the secret: it is not repeated.
    if (!keyCertificate.passphraseRef || !isSecretName(keyCertificate.passphraseRef.value)) return [];
    const why = whyUnchecked(server, await server.opening());
    if (why === undefined) return [];
    return [
      {
        span: key.ref.span,
        message: sayKeyUnchecked(key.ref.value, keyCertificate.passphraseRef.value, why),
      },
    ];
  }),
};

function whyUnchecked({ context }: InspectedServer, opening: Probe | undefined): KeyUnchecked | undefined {
  if (context.secret === undefined || opening === undefined) return { because: 'not-asked' };
  switch (opening.outcome) {
    case 'passphrase-missing':
      return { because: 'passphrase' };
    case 'unsupported':
      return { because: 'unsupported', what: opening.what };
    case 'costly':
      return { because: 'costly' };
    case 'opened':
      return opening.publicKey ? undefined : { because: 'not-comparable' };
    default:
      return undefined;
  }
}
