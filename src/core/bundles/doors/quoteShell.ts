import { screenCharacters } from './screen.js';

/**
 * What a shell could take for more than a text. `cdinstall_a` sources its options file as root and looks for commands
 * in the values, so they are not only quoted but must not look like any.
 */
const METACHARACTERS = /[`$&|;<>()[\]{}"'\\!*?~]/u;
const METACHARACTERS_BUT_SEMICOLON = /[`$&|<>()[\]{}"'\\!*?~]/u;

/** For a value that somebody else’s template writes into such a file: it is not ours to quote. */
export function screenShellValue(text: string): string {
  return screenCharacters(text, METACHARACTERS);
}

/** The one door into shell: a text as one word, which every shell reads as itself. */
export function quoteShell(text: string): string {
  return `'${screenShellValue(text)}'`;
}

/** The same for an address of Director's, which has semicolons where others have colons. */
export function quoteShellAddress(text: string): string {
  return `'${screenCharacters(text, METACHARACTERS_BUT_SEMICOLON)}'`;
}
