import { screenAscii } from './screen.js';

/**
 * The one door into PowerShell: a string that nothing in it can end. ASCII alone, since PowerShell takes typographic
 * quotes for quotes and reads scripts in the machine's code page.
 */
export function quotePowerShell(text: string): string {
  return `'${screenAscii(text).replaceAll("'", "''")}'`;
}
