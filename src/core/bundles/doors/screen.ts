import { RefusedText } from '../refusal.js';

/** What ends a line, cannot be seen, or is no character at all. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Refuses what no line of text can carry safely: no reader of ours is given it, whatever the medium. */
export function screenLine(text: string): string {
  if (text === '') throw new RefusedText('empty');
  const [character] = INVISIBLE.exec(text) ?? [];
  if (character !== undefined) throw new RefusedText('invisible', character);
  return text;
}

/** Refuses these characters as well. */
export function screenCharacters(
  text: string,
  refused: RegExp,
  reason: 'character' | 'secure-character' = 'character',
): string {
  const [character] = refused.exec(screenLine(text)) ?? [];
  if (character !== undefined) throw new RefusedText(reason, character);
  return text;
}

/** Printable ASCII alone, and no space at an end: the same in every code page, and to readers that trim. */
export function screenAscii(text: string): string {
  const [character] = /[^\u0020-\u007e]/u.exec(screenLine(text)) ?? [];
  if (character !== undefined) throw new RefusedText('not-ascii', character);
  if (text.trim() !== text) throw new RefusedText('edge');
  return text;
}
