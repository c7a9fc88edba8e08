import { certificateLabel } from '../words/describeCertificate.js';
import type { Certificate } from '../x509/certificate.js';
import { readExtension } from '../x509/extensions/readExtension.js';
import type { AuthorityRequest } from './authorityRequest.js';
import { checkLifetime } from './lifetime.js';
import { checkSubject } from './subject.js';

/** What is wrong with a request, in a sentence that says how to mend it; undefined where it is sound. */
export function checkAuthority(request: AuthorityRequest, chain: readonly Certificate[]): string | undefined {
  const { subject, key, passphrase, pathLength } = request;
  const problem = checkSubject(subject) ?? checkLifetime(request, chain);
  if (problem !== undefined) return problem;
  if (passphrase === '') return 'The private key needs a passphrase: an empty one protects nothing.';
  if (key === 'RSA-2048')
    return 'RSA 2048 is too small for the life of an authority: choose RSA 3072 or more.';
  if (pathLength !== undefined && !(Number.isInteger(pathLength) && pathLength >= 0 && pathLength < 128)) {
    return 'The path length must be a whole number from 0 to 127: it counts the intermediate CAs that may follow.';
  }
  return checkDepth(chain);
}

/** RFC 5280 section 4.2.1.9: the last certificate of a path does not count, so that no validation would notice yet. */
function checkDepth(chain: readonly Certificate[]): string | undefined {
  const full = chain.find((above, between) => {
    const limit = readExtension(above, 'basicConstraints')?.pathLen ?? null;
    return limit !== null && limit <= between;
  });
  return (
    full &&
    `The path length of ${certificateLabel(full)} allows no further CA here: choose another authority.`
  );
}
