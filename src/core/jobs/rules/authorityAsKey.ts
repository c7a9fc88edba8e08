import { readExtension } from '../../x509/extensions/readExtension.js';
import { isSelfSigned } from '../../path/isSelfSigned.js';
import { sayAuthorityAsKey } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/**
 * Whoever has the node’s key could issue certificates that everybody trusts. Tools that make self-signed certificates
 * mark them as a CA’s by themselves, and nobody but those who trust that one certificate is hurt: a warning.
 */
export const jobAuthorityAsKey: JobRule = {
  code: 'job-authority-as-key',
  severity: 'error',
  citation: 'RFC 5280 section 4.2.1.9; Control Center 6.3.1, External certificates',
  check: eachServer(async ({ context, key }) => {
    const own = key?.entry?.certificates[0];
    if (!key || !own || readExtension(own.certificate, 'basicConstraints')?.ca !== true) return [];
    const isOwn = await isSelfSigned(own.certificate, context.verify);
    const severity = isOwn ? ('warning' as const) : ('error' as const);
    return [{ span: key.ref.span, message: sayAuthorityAsKey(own.certificate, isOwn), severity }];
  }),
};
