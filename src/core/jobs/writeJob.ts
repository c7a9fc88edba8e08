import { writeYaml } from '../base/writeYaml.js';
import {
  type InstallJob,
  JOB_API_VERSION,
  JOB_KIND,
  REPLACEMENT_KIND,
  type ReplacementJob,
} from './installJob.js';
import type { JobSections } from './jobValue.js';

const COMMENT = `The references name entries of the certificate store; passphrases are named here and kept elsewhere.
Control Center Director has no import for this file: it is what is reviewed, checked and handed over.`;

const OF_ONE = 'How one Connect:Direct server is installed, with which certificates.';

const OF_MANY = `How Connect:Direct servers are installed, with which certificates.
Below “overrides” stands a server each, with what differs from the fields above it.`;

const REPLACEMENT_COMMENT = `How the bootstrap certificate of a Connect:Direct server is replaced by a signed one, and by when.
The references name entries of the certificate store; passphrases are named here and kept elsewhere.
“cdcerts build”, or Build Bundle, makes of it the steps, the files and the scripts of the Secure+ CLI.`;

/** An install job → the text of its file. Every value is written by the yaml library and comes back exactly. */
export function writeJob(job: InstallJob | JobSections): Promise<string> {
  const about = 'overrides' in job ? OF_MANY : OF_ONE;
  return writeYaml(`${about}\n${COMMENT}`, { apiVersion: JOB_API_VERSION, kind: JOB_KIND, ...job });
}

/** The same of a job that replaces a bootstrap certificate. */
export function writeReplacementJob(job: ReplacementJob): Promise<string> {
  return writeYaml(REPLACEMENT_COMMENT, { apiVersion: JOB_API_VERSION, kind: REPLACEMENT_KIND, ...job });
}
