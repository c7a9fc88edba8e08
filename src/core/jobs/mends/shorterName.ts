import { NODE_NAME } from '../nodeName.js';

/** By what people tell one name of a series from another: `-01`, `_7`, `12`. */
const NUMBER = /[-_. ]?\d{1,4}$/;

const NODE_LENGTH = 16;
const ALIAS_LENGTH = 25;

/** A node’s name made of one that is too long: what Connect:Direct takes of it, its number at the end kept. */
export function shorterNodeName(text: string, isTaken: (name: string) => boolean): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9@#$._-]+/g, '-');
  const name = shorter(plain, NODE_LENGTH, isTaken);
  return NODE_NAME.test(name) ? name : shorter('NODE', NODE_LENGTH, isTaken);
}

/** A server’s name made of one that is too long for Director, its number at the end kept. */
export function shorterAlias(text: string, isTaken: (name: string) => boolean): string {
  const line = text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ');
  return shorter(line, ALIAS_LENGTH, isTaken) || shorter('server', ALIAS_LENGTH, isTaken);
}

/** Cut before its number to so many characters, and numbered once more where that is taken. */
function shorter(text: string, length: number, isTaken: (name: string) => boolean): string {
  const whole = text.trim();
  const [number = ''] = NUMBER.exec(whole) ?? [];
  const head = whole.slice(0, whole.length - number.length);
  for (let count = 1; ; count++) {
    const end = count === 1 ? number : `${number}-${count}`;
    const cut = Array.from(head)
      .slice(0, length - end.length)
      .join('');
    const name = cut.replace(/[-_. ]+$/, '') + end;
    if (name.trim() === '' || !isTaken(name)) return name.trim();
  }
}
