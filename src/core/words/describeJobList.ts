import type { EntryKind } from '../store/layout.js';
import { toPlain } from './toPlain.js';

// What is said of a list that install jobs are made of, one function a sentence, each with how to mend it.

/** `column`: the heading of the cell; undefined where the line as a whole is meant. */
export function sayListPlace(line: number, column: string | undefined, message: string): string {
  const where = column === undefined ? '' : `, column “${toPlain(column)}”`;
  return `Line ${line}${where}: ${message}`;
}

export function sayListTooLong(limit: number): string {
  return `The list has more than ${limit} characters: split it.`;
}

export function sayListTooMany(limit: number): string {
  return `The list has more than ${limit} servers: split it.`;
}

export function sayListEmpty(): string {
  return 'The list has no server: below the line of headings stands one a line.';
}

/** `near`: what was probably meant. */
export function sayColumnUnknown(near: string | undefined): string {
  const unknown = 'A server of an install job has no such field, and nothing would be done with the column';
  return near === undefined
    ? `${unknown}: remove it, or name a field.`
    : `${unknown}; did you mean “${toPlain(near)}”?`;
}

export function sayColumnOfJob(): string {
  return 'This field belongs to the job as a whole and not to one of its servers: remove the column, and write the field into the job.';
}

export function sayColumnNoCell(): string {
  return 'This field has fields of its own, and goes into no cell: remove the column, and write the field into the job.';
}

export function sayColumnUnnamed(): string {
  return 'The column has values and no heading: name the field, or remove it.';
}

export function sayColumnRepeated(path: string): string {
  return `The list has two columns for “${toPlain(path)}”: remove one.`;
}

export function sayColumnMissing(path: string): string {
  return `The column “${toPlain(path)}” is missing: every server needs a value. The first line names the columns.`;
}

export function sayCellMissing(): string {
  return 'The value is missing, and every server needs one.';
}

export function sayCellsTooMany(count: number): string {
  return `The line has more than the ${count} fields of the first line: a value that holds the separator stands in quotation marks.`;
}

export function sayRemarkOrNode(): string {
  return 'This is a remark, or a node whose name begins with #: put a blank behind the # of a remark, or the name into quotation marks.';
}

const WANTED = { key: 'key certificate', ca: 'CA certificate' } as const;

/** What a server’s own certificate was looked for by. */
export function sayNodeWithoutKey(node: string): string {
  return `The certificate store has no key certificate by the name, the label or the common name of “${toPlain(node)}”: import or issue it first, name another one in the column “keyCertificate.ref”, or “bootstrap” there.`;
}

export function sayEntryNone(name: string, wanted: 'key' | 'ca', misfit: EntryKind | undefined): string {
  const mend = 'import it first, or give the name or the label of another one.';
  if (misfit === 'request' && wanted === 'key')
    return `“${toPlain(name)}” is a request that waits for its answer: import that first, or give the name or the label of a key certificate.`;
  return misfit === undefined
    ? `The certificate store has no ${WANTED[wanted]} “${toPlain(name)}”: ${mend}`
    : `“${toPlain(name)}” is no ${WANTED[wanted]} in the certificate store: ${mend}`;
}

/** `names`: of the entries that it could be. */
export function sayEntrySeveral(name: string, names: readonly string[]): string {
  return `Several entries of the certificate store are called “${toPlain(name)}” (${names.map((one) => toPlain(one)).join(', ')}): give one of these names.`;
}

export function sayJobTooLong(limit: number): string {
  return `One job for all of these servers would have more than the ${limit} characters that are read: make a file for each, or split the list.`;
}
