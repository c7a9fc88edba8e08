import { writeYaml } from '../base/writeYaml.js';
import { type InstallJob, JOB_API_VERSION, JOB_KIND } from './installJob.js';

const COMMENT = `How one Connect:Direct server is installed, with which certificates.
The references name entries of the certificate store; passphrases are named here and kept elsewhere.
Control Center Director has no import for this file: it is what is reviewed, checked and handed over.`;

/** An install job → the text of its file. Every value is written by the yaml library and comes back exactly. */
export function writeJob(job: InstallJob): Promise<string> {
  return writeYaml(COMMENT, { apiVersion: JOB_API_VERSION, kind: JOB_KIND, ...job });
}
