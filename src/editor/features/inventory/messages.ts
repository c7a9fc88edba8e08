/** What extension and page tell each other. Everything here is plain text and numbers; the page makes no HTML of it. */

/** The columns of the table, in their order. */
export const columns = [
  'name',
  'kind',
  'state',
  'renewBy',
  'lastDay',
  'issuer',
  'tags',
  'owner',
  'where',
] as const;
export type Column = (typeof columns)[number];

/** A certificate as the page shows it: the text of each column. */
export interface ViewedLine {
  readonly cells: Readonly<Record<Column, string>>;
  /** `expired`, `expiring` and so on, which the style sheet knows. */
  readonly state: string;
}

/** The page’s own words. */
export interface PageWords {
  readonly title: string;
  readonly headings: Readonly<Record<Column, string>>;
  readonly withFiles: string;
  readonly export: string;
  readonly more: string;
  /** What is said where a column sorts: `{0}` stands for its heading. */
  readonly ascending: string;
  readonly descending: string;
  readonly empty: string;
}

export interface ToPage {
  readonly type: 'show';
  readonly summary: string;
  readonly lines: readonly ViewedLine[];
  readonly hasFiles: boolean;
  readonly words: PageWords;
}

export type FromPage =
  | { readonly type: 'ready' }
  /** Show the place of a line, by its number among those that were sent. */
  | { readonly type: 'open'; readonly line: number }
  /** Whether the workspace’s files count. */
  | { readonly type: 'files'; readonly hasFiles: boolean }
  | { readonly type: 'export' };

/** A message of the page, as far as it is one: what comes out of a web page is looked at before it is believed. */
export function readMessage(message: unknown): FromPage | undefined {
  if (typeof message !== 'object' || message === null) return undefined;
  const { type, ...rest } = message as Readonly<Record<string, unknown>>;
  const { hasFiles, line } = rest;
  switch (type) {
    case 'ready':
    case 'export':
      return { type };
    case 'open':
      return Number.isSafeInteger(line) ? { type, line: line as number } : undefined;
    case 'files':
      return typeof hasFiles === 'boolean' ? { type, hasFiles } : undefined;
    default:
      return undefined;
  }
}
