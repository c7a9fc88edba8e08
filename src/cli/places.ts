/** Lines and columns of one file, counted from 1; of a binary file there are none, and its octets are counted. */
export class Places {
  readonly #lineStarts: readonly number[] | undefined;

  constructor(text: string | undefined) {
    if (text === undefined) return;
    const starts = [0];
    for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) starts.push(index + end.length);
    this.#lineStarts = starts;
  }

  /** null where the file is binary. */
  at(offset: number): { readonly line: number | null; readonly column: number | null } {
    const starts = this.#lineStarts;
    if (starts === undefined) return { line: null, column: null };
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** `12:1` in a text, `octet 345` in a binary file. */
  write(offset: number): string {
    const { line, column } = this.at(offset);
    return line === null ? `octet ${offset}` : `${line}:${column ?? 1}`;
  }
}
