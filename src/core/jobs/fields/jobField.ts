import type { JobKind } from '../installJob.js';
import type { SourceName } from './sources.js';

/**
 * Where a field of the job ends up: a screen of Director, what installs on a platform, or the Secure+ CLI that replaces
 * a certificate on either.
 */
export const SURFACES = ['director', 'unix', 'windows', 'container', 'secure'] as const;
export type Surface = (typeof SURFACES)[number];

/** What a field becomes there, as it is called there, and who says so. */
export interface Parameter {
  readonly name: string;
  readonly source: SourceName;
}

/**
 * What may stand in a field.
 * `section`: fields of its own; `list`: a list of sections; `texts`: a list of texts;
 * `text`: a text without line breaks; `choice`: one of `values`; `boolean`: `true` or `false`;
 * `port`, `days`: whole numbers; `level`: a version as IBM writes them, `6.3.1.0 iFix03`;
 * `moment`: a day or a time, ISO 8601; `path`: a path on the machine that is installed on;
 * `reference`: the name of an entry of the store; `secret`: the name under which a secret is kept; `label`: a
 * certificate’s name in Connect:Direct’s keystore.
 */
export type FieldType =
  | 'section'
  | 'list'
  | 'texts'
  | 'text'
  | 'choice'
  | 'boolean'
  | 'port'
  | 'days'
  | 'level'
  | 'moment'
  | 'path'
  | 'reference'
  | 'secret'
  | 'label';

/** One field of the install-job format. */
export interface JobField {
  /** As people write it: `ports.server`; below a list `trustedCertificates[].ref`. */
  readonly path: string;
  readonly type: FieldType;
  /** All that a `choice` may be; what is usual, or known, for other types. */
  readonly values?: readonly string[];
  /** What a text must match as a whole, where the format can say so. */
  readonly pattern?: RegExp;
  /** Jobs of this kind alone have it, and what stands below it; absent: all have it. */
  readonly kind?: JobKind;
  /** What else is said of it in a job that replaces a certificate, or may stand there. */
  readonly inReplacement?: { readonly about?: string; readonly values?: readonly string[] };
  /** Of a server: may stand at the top for all servers and in `overrides` for one. */
  readonly scope: 'job' | 'server';
  /** What it is: whole sentences, in Markdown without links. */
  readonly about: string;
  /** `unseen`: the installer must have it, but its name stands in no source. Absent: the field does not exist there. */
  readonly becomes: Readonly<Partial<Record<Surface, Parameter | 'unseen'>>>;
}
