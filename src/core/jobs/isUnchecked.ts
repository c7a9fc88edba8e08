/**
 * Whether a finding of this code says neither that something is wrong nor that it is right, but that it could not be
 * checked: a verdict of its own, for which `cdcerts check` exits with 3.
 */
export function isUnchecked(code: string): boolean {
  return code === 'check-incomplete' || code === 'job-request-waiting' || code.endsWith('-unchecked');
}
