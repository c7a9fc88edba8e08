/** What a terminal may obey or hide, and JSON lets stand as it is: DEL and the C1 controls, bidi and line separators. */
const HARMFUL = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A value as JSON, on one line or indented, that is harmless on a terminal; readers get the value as it was. */
export function writeJson(value: object, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(HARMFUL, toEscape);
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
