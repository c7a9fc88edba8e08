import { screenAscii, screenCharacters } from './screen.js';

/** Windows strips quotes from a value, `;` begins a comment, and an installer may expand what stands in brackets. */
const REFUSED = /["';[\]]/u;

/** The one door into `cd_srvr.ini`: a value as every reader of ini files takes it. */
export function writeIniValue(text: string): string {
  return screenCharacters(screenAscii(text), REFUSED);
}
