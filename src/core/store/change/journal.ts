import { ENTRY_KINDS, JOB_FILE_ENDING, MARKER_FILE } from '../layout.js';
import type { Stamp } from './stamp.js';

/** What comes to stand in a place: `after`, which is staged under the step’s number, where `before` stood. */
export interface PlaceStep {
  readonly path: string;
  readonly before: Stamp | null;
  readonly after: Stamp | null;
}

/** A file or folder that gets another name. */
export interface MoveStep {
  readonly from: string;
  readonly to: string;
  readonly before: Stamp;
}

export type Step = PlaceStep | MoveStep;

/** The file in a change’s folder that says what is to be done with the rest of it. */
export const JOURNAL_FILE = 'journal.json';

/** The most steps of a change: an import of ten thousand files, each with its issuers, stays far below. */
const STEP_LIMIT = 100_000;

export function writeJournal(steps: readonly Step[]): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(steps, undefined, 1)}\n`);
}

/** The steps; undefined where these octets are no journal of ours. It may have come by mail like any other file. */
export function readJournal(bytes: Uint8Array): readonly Step[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
  return Array.isArray(read) && read.length <= STEP_LIMIT && read.every(isStep) ? read : undefined;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  if ('from' in value)
    return (
      isPlace(value.from) && 'to' in value && isPlace(value.to) && 'before' in value && isStamp(value.before)
    );
  const orNone = (stamp: unknown) => stamp === null || isStamp(stamp);
  return (
    'path' in value &&
    isPlace(value.path) &&
    'before' in value &&
    orNone(value.before) &&
    'after' in value &&
    orNone(value.after)
  );
}

const isPlace = (value: unknown): boolean => typeof value === 'string' && isStorePath(value);

function isStamp(value: unknown): value is Stamp {
  return typeof value === 'string' && /^(file|folder):[0-9a-f]{64}$/.test(value);
}

/**
 * Whether a change of the store may concern this path: an entry or something below it, nothing hidden and no other root;
 * or an install job beside the store, since jobs name entries and follow them.
 */
export function isStorePath(path: string): boolean {
  if (path === MARKER_FILE) return true;
  const [kind, ...names] = path.split('/');
  if (kind === '..') return isJobPath(names);
  return (
    (ENTRY_KINDS as readonly (string | undefined)[]).includes(kind) &&
    names.length > 0 &&
    names.every((name) => /^[^.\\:\p{Cc}][^\\:\p{Cc}]*$/u.test(name))
  );
}

/** How far up it may lead, only the file system knows: it refuses what is outside the workspace folder. */
function isJobPath(afterFirst: readonly string[]): boolean {
  const names = afterFirst.slice(afterFirst.findIndex((name) => name !== '..'));
  return (
    names.at(-1)?.endsWith(JOB_FILE_ENDING) === true &&
    names.every((name) => /^(?!\.{1,2}$)[^\\:\p{Cc}]+$/u.test(name))
  );
}
