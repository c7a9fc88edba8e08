import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';

/** One block of RFC 7468 text as it was found, sound or not. All places count UTF-16 code units of the whole text. */
export interface PemBlock {
  /** The label of the BEGIN line, such as `CERTIFICATE`. */
  readonly label: string;
  /** From the first dash of BEGIN to the last character of END (or of what was read, where END is missing). */
  readonly span: Span;
  readonly begin: Span;
  /** The END line; undefined where it is missing. */
  readonly end: Span | undefined;
  /** RFC 1421 headers such as `Proc-Type: 4,ENCRYPTED`. */
  readonly headers: readonly { readonly name: string; readonly value: string; readonly span: Span }[];
  /** The base64 between the boundary lines. */
  readonly body: Span;
  /** Whether marks, quotes or escapes stand between the base64's lines and had to be taken away. */
  readonly isWrapped: boolean;
  /** The decoded octets: as many as could be read. */
  readonly bytes: Uint8Array;
  readonly faults: readonly Fault[];
  /** The text that holds these decoded octets (whole base64 characters, at least one). */
  textSpan(bytes: Span): Span;
  /** The octet that the character at this place of the text belongs to; undefined outside the base64. */
  byteAt(offset: number): number | undefined;
}
