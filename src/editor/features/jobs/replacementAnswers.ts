import type { ReplacementJob } from '../../../core/jobs/installJob.js';

/** What the person decides about the replacement of a bootstrap certificate. */
export interface ReplacementAnswers {
  readonly nodeName: string;
  readonly platform: ReplacementJob['target']['platform'];
  readonly installDir: string;
  /** What the node has now. */
  readonly present: Pick<ReplacementJob['bootstrap'], 'ref' | 'installed' | 'validityDays'>;
  /** Its label in the node’s keystore; empty where nobody knows. */
  readonly presentLabel: string;
  /** The name of a key certificate, or of a request that waits. */
  readonly keyCertificate: string;
  readonly label: string;
  /** Names of entries. */
  readonly trusted: readonly string[];
  readonly passphraseRef: string;
}
