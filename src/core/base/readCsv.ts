import type { Fault } from './fault.js';
import { span, type Span } from './span.js';

/** One field of a row. */
export interface CsvField {
  /** Without the quotation marks around it and the blanks outside of them; what stands within is kept exactly. */
  readonly text: string;
  readonly isQuoted: boolean;
  /** With its quotation marks: UTF-16 code units of the text. */
  readonly span: Span;
}

export interface CsvRow {
  /** The line that it begins in, counted from 1: a field in quotation marks may go over several. */
  readonly line: number;
  /** At least one; of an empty line one empty field. */
  readonly fields: readonly [CsvField, ...CsvField[]];
}

export interface CsvReading {
  readonly rows: readonly CsvRow[];
  /** `csv-quote-open`: a quotation mark that is never closed; `csv-after-quote`: text behind the closing one. */
  readonly faults: readonly Fault[];
}

/** What parts the fields, in the files of spreadsheets of all countries. */
export const CSV_SEPARATORS = ',;\t';

/**
 * CSV as RFC 4180 has it and as spreadsheets write it: any of the separators, any line ends, a byte order mark, blanks
 * around a field, `""` for a quotation mark within quotation marks. Never throws: what is broken is a fault, and the rest
 * of its field is part of it.
 */
export function readCsv(text: string, separators: string): CsvReading {
  const reader = new CsvReader(text, separators);
  const rows: CsvRow[] = [];
  while (!reader.isAtEnd) rows.push(reader.readRow());
  return { rows, faults: reader.faults };
}

class CsvReader {
  readonly faults: Fault[] = [];
  readonly #text: string;
  readonly #separators: string;
  /** Where a field without quotation marks ends. */
  readonly #fieldEnd: RegExp;
  #at: number;
  #line = 1;

  constructor(text: string, separators: string) {
    this.#text = text;
    this.#separators = separators;
    this.#fieldEnd = new RegExp(`[${separators}\\r\\n]|$`, 'g');
    this.#at = text.startsWith('\ufeff') ? 1 : 0;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  readRow(): CsvRow {
    const line = this.#line;
    const fields: [CsvField, ...CsvField[]] = [this.#readField()];
    while (!this.isAtEnd && this.#separators.includes(this.#text.charAt(this.#at))) {
      this.#at++;
      fields.push(this.#readField());
    }
    if (this.#text.startsWith('\r\n', this.#at)) this.#at++;
    this.#at++;
    this.#line++;
    return { line, fields };
  }

  #readField(): CsvField {
    while (this.#text[this.#at] === ' ') this.#at++;
    const start = this.#at;
    if (this.#text[start] !== '"') {
      const text = this.#readPlain().trimEnd();
      return { text, isQuoted: false, span: span(start, start + text.length) };
    }
    const quoted = this.#readQuoted();
    const end = this.#at;
    const after = this.#readPlain().trim();
    if (after !== '') this.faults.push({ code: 'csv-after-quote', span: span(start, this.#at) });
    return { text: quoted + after, isQuoted: true, span: span(start, after === '' ? end : this.#at) };
  }

  #readPlain(): string {
    const start = this.#at;
    this.#fieldEnd.lastIndex = start;
    this.#at = this.#fieldEnd.exec(this.#text)?.index ?? this.#text.length;
    return this.#text.slice(start, this.#at);
  }

  /** From the opening quotation mark to behind the closing one. */
  #readQuoted(): string {
    const start = this.#at;
    let end = this.#text.indexOf('"', start + 1);
    while (end >= 0 && this.#text[end + 1] === '"') end = this.#text.indexOf('"', end + 2);
    if (end < 0) {
      this.faults.push({ code: 'csv-quote-open', span: span(start, start + 1) });
      end = this.#text.length;
    }
    this.#at = Math.min(end + 1, this.#text.length);
    const text = this.#text.slice(start + 1, end);
    this.#line += text.match(/\r\n?|\n/g)?.length ?? 0;
    return text.replaceAll('""', '"');
  }
}
