import type { Role } from '../validation/options.js';
import type { Certificate } from '../x509/certificate.js';
import type { CertificateRequest } from '../x509/certificateRequest.js';
import { oids } from '../x509/oids.js';
import { loadAsn1Writer } from './asn1Writer.js';
import type { Issuer } from './issuer.js';
import { checkLifetime, type Lifetime } from './lifetime.js';
import { nodeExtensions } from './nodeExtensions.js';
import { reviewRequest } from './reviewRequest.js';
import { signCertificate } from './signCertificate.js';
import { endEntityBasicConstraints } from './writeExtensions.js';

/**
 * Signs what `reviewRequest` grants of somebody’s request.
 * @throws Error with the problem in a sentence, where it cannot be signed or the issuer does not allow it
 */
export async function signRequest(
  request: CertificateRequest,
  lifetime: Lifetime,
  issuer: Issuer,
): Promise<Certificate> {
  const { names, problem, purposes } = await reviewRequest(request);
  const why = problem ?? checkLifetime(lifetime, issuer.chain);
  if (why !== undefined) throw new Error(why);
  const writer = await loadAsn1Writer();
  const { publicKey, subject } = request;
  return signCertificate(
    writer,
    {
      subject: subject.raw,
      publicKey,
      lifetime,
      extensions: [endEntityBasicConstraints(writer), ...nodeExtensions(writer, publicKey, names, purposes)],
      role: roleOf(purposes),
    },
    issuer,
  );
}

/** The role that a certificate with these purposes of a node must be valid for. */
function roleOf(purposes: readonly string[]): Role {
  if (!purposes.includes(oids.clientAuth)) return 'server';
  return purposes.includes(oids.serverAuth) ? 'both' : 'client';
}
