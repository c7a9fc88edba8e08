import type { ReasonCode } from '../validation/reason.js';
import type { Finding } from './finding.js';

/** What a rule says: a finding without the code, and with a severity only where it is milder than the rule's own. */
export type Remark = Omit<Finding, 'code' | 'severity'> & Partial<Pick<Finding, 'severity'>>;

/** Why a path would not be valid, with its place in the file. */
export interface PathRemark extends Remark {
  readonly reason: ReasonCode;
}
