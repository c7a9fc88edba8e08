import type { Span } from '../base/span.js';

/**
 * Why a text cannot stand where it would have to.
 * `character`: a character that would mean something there, or that its reader does not take;
 * `invisible`: a line break or another character that cannot be seen;
 * `not-ascii`: its reader takes it in the code page of its machine;
 * `secure-character`: a character of which no source shows how scripts of the Secure+ CLI have it;
 * `edge`: a space at an end, which its reader drops;
 * `empty`; `not-a-host`; `not-a-path`; `not-a-secret-name`;
 * `shell-variable`: a secret under a name that shells or the installer use themselves;
 * `not-a-kubernetes-name`; `not-a-file-name`.
 */
export type TextRefusal =
  | 'character'
  | 'secure-character'
  | 'invisible'
  | 'not-ascii'
  | 'edge'
  | 'empty'
  | 'not-a-host'
  | 'not-a-path'
  | 'not-a-secret-name'
  | 'shell-variable'
  | 'not-a-kubernetes-name'
  | 'not-a-file-name';

/** Thrown by a door: the text does not pass. */
export class RefusedText extends Error {
  constructor(
    readonly reason: TextRefusal,
    /** The character that is in the way. */
    readonly character?: string,
  ) {
    super(`A text was refused: ${reason}.`);
    this.name = 'RefusedText';
  }
}

/**
 * Why no bundle can be made of a job that its checks have passed.
 * `missing`: the target's installer must have the field;
 * `bootstrap`: Director issues that certificate, so no other target has it;
 * `platform`: the target is not for the server's platform;
 * `replacement`: a bootstrap certificate is replaced on the server’s own platform alone;
 * `key-wrapper`: the stored key is not encrypted PKCS#8, and a bundle seals nothing anew.
 */
export type RefusalReason =
  TextRefusal | 'missing' | 'bootstrap' | 'platform' | 'replacement' | 'key-wrapper';

/** One thing that keeps a bundle from being written. `core/words` has the sentence. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** As people write it: `node.name`. */
  readonly field: string;
  /** The place of its value in the job, or of what should have it. */
  readonly span: Span;
  readonly character?: string | undefined;
  /** What the target is, where that is the point. */
  readonly target?: string;
}
