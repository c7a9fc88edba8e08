import { screenAscii, screenCharacters } from './screen.js';

/**
 * All that scripts of the Secure+ CLI were seen to have in values. A semicolon ends a command; how a space or a quote
 * is written stands in no source that was found.
 */
const REFUSED = /[^A-Za-z0-9_.:@#/\\+-]/u;

/** The one door into the Secure+ CLI: a value that needs no quotes. */
export function writeSecureValue(text: string): string {
  return screenCharacters(screenAscii(text), REFUSED, 'secure-character');
}

/** Whether the door lets it through. */
export const isSecureValue = (text: string): boolean =>
  text !== '' && text.trim() === text && !REFUSED.test(text);

/** A text like that one which the door lets through. */
export const toSecureValue = (text: string): string =>
  text.trim().replace(new RegExp(`${REFUSED.source}+`, 'gu'), '-');

/** Several values: `(ONE,OTHER)`. */
export function writeSecureList(values: readonly string[]): string {
  return `(${values.join(',')})`;
}
