import type { SealingProfile } from '../keys/sealKey.js';
import type { AuthorityKey } from './authorityKey.js';
import type { Subject } from './subject.js';

/** What a new certificate authority is to be. */
export interface AuthorityRequest {
  readonly subject: Subject;
  readonly key: AuthorityKey;
  /** Milliseconds since 1970, of which whole seconds are written. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** What its private key is sealed with. */
  readonly passphrase: string;
  /** How it is sealed. */
  readonly sealing?: SealingProfile;
  /** How many intermediate CAs may follow in a path; no limit where it is left out. */
  readonly pathLength?: number;
}
