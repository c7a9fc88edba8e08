import type { OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { VerifyLink } from '../../path/verifyLink.js';
import type { Entry } from '../entry.js';
import type { ImportFile, WantedKind } from './importPlan.js';

/** What an import is planned from. */
export interface ImportRequest {
  readonly files: readonly ImportFile[];
  readonly wanted: WantedKind;
  /** Every entry of the store. */
  readonly existing: readonly Entry[];
  /** The keys that an earlier plan of the same files named as locked, opened since. */
  readonly opened: ReadonlyMap<PrivateKey, OpenedKey>;
  /** In milliseconds. */
  readonly now: number;
  readonly verify: VerifyLink;
  readonly signal?: AbortSignal;
}
