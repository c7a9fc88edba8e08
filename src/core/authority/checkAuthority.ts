import type { AuthorityRequest } from './authorityRequest.js';
import { checkSubject } from './subject.js';

/** UTCTime begins in 1950, and GeneralizedTime has four digits of a year: RFC 5280 section 4.1.2.5. */
const firstMoment = Date.UTC(1950, 0, 1);
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59);

/** What is wrong with a request, in a sentence that says how to mend it; undefined where it is sound. */
export function checkAuthority(request: AuthorityRequest): string | undefined {
  const { subject, notBefore, notAfter, passphrase, pathLength } = request;
  const problem = checkSubject(subject);
  if (problem !== undefined) return problem;
  if (!(notBefore >= firstMoment && notAfter <= lastMoment)) {
    return 'The validity must lie between the years 1950 and 9999: choose other dates.';
  }
  if (!(notAfter - notBefore >= 1000)) {
    return 'The validity ends before it begins: choose an end (not after) later than the beginning (not before).';
  }
  if (passphrase === '') return 'The private key needs a passphrase: an empty one protects nothing.';
  if (pathLength !== undefined && !(Number.isInteger(pathLength) && pathLength >= 0 && pathLength < 128)) {
    return 'The path length must be a whole number from 0 to 127: it counts the intermediate CAs that may follow.';
  }
  return undefined;
}
