import type { Span } from '../../base/span.js';
import type { Name } from '../name.js';

/** A GeneralName, RFC 5280 section 4.2.1.6. */
export interface GeneralName {
  readonly type: GeneralNameType;
  /**
   * As people write it: the text of dns, email and uri; RFC 5952 or dotted text of ip (with `/` and the mask inside
   * name constraints); RFC 4514 text of directory; dotted text of rid; hex of the contents for the others.
   */
  readonly value: string;
  /** The contents, a view: the address octets of ip, the type and the value of other. */
  readonly octets: Uint8Array;
  /** The name of directory; undefined for all others. */
  readonly name: Name | undefined;
  readonly span: Span;
}

/** In the order of their tags [0] to [8]. */
export const generalNameTypes = [
  'other',
  'email',
  'dns',
  'x400',
  'directory',
  'edi',
  'uri',
  'ip',
  'rid',
] as const;

export type GeneralNameType = (typeof generalNameTypes)[number];
