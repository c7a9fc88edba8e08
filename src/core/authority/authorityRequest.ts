import type { SealingProfile } from '../keys/sealingProfile.js';
import type { KeyKind } from './keyKind.js';
import type { Lifetime } from './lifetime.js';
import type { NameLimits } from './nameLimits.js';
import type { Subject } from './subject.js';

/** What a new certificate authority is to be. */
export interface AuthorityRequest extends Lifetime {
  readonly subject: Subject;
  readonly key: KeyKind;
  /** What its private key is sealed with. */
  readonly passphrase: string;
  /** How it is sealed. */
  readonly sealing?: SealingProfile;
  /** How many intermediate CAs may follow in a path; no limit where it is left out. */
  readonly pathLength?: number | undefined;
  /** The names that it may sign for; any where it is left out or empty. */
  readonly nameLimits?: NameLimits;
}
