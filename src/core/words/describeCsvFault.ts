import type { Fault } from '../base/fault.js';

/** A fault of `readCsv` → a sentence with the mend. */
export function sayCsvFault({ code }: Fault): string {
  return code === 'csv-quote-open'
    ? 'A quotation mark opens a field that is never closed: close it, or write two for one that belongs to the value.'
    : 'Text stands behind a closing quotation mark: write two for one that belongs to the value.';
}
