/** The start of the line after the one at `at`; CR, LF and CRLF end a line. */
export function nextLine(text: string, at: number, limit: number): number {
  for (let index = at; index < limit; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x0a) return index + 1;
    if (code === 0x0d)
      return text.charCodeAt(index + 1) === 0x0a && index + 1 < limit ? index + 2 : index + 1;
  }
  return limit;
}
