import type { Span } from '../../base/span.js';
import type { TextEdit } from '../../base/textEdit.js';
import type { Entry } from '../../store/entry.js';

/** An edit of a job’s text that mends a finding; every octet outside of it stays. */
export interface JobMend {
  readonly code:
    | 'job-chain-incomplete'
    | 'job-peer-untrusted'
    | 'job-certificate-expired'
    | 'job-passphrase-missing'
    | 'job-label-long'
    | 'job-value-invalid';
  /** The place of the finding. */
  readonly span: Span;
  /** The entries that come into the job; empty where none does. */
  readonly entries: readonly Entry[];
  /** What is written where no entry is, and in whose place, where a text stood there. */
  readonly value?: string;
  readonly before?: string;
  readonly edit: TextEdit;
}
