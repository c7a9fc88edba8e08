import { eachServer, type JobRule } from '../jobRule.js';

/** A value may be right for Connect:Direct and yet have no sure form in a file that an installer reads. */
export const jobBundleRefused: JobRule = {
  code: 'job-bundle-refused',
  severity: 'error',
  citation: 'Connect:Direct 6.4.0, Silent installation; Secure+ command-line interface',
  needsWhole: true,
  needsSound: true,
  check: eachServer((server) => server.context.bundleRefusals?.(server) ?? []),
};
