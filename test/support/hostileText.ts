/** Numbers in [0, 1) that are the same in each run (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks out of quotes, indentation, shells and file names. */
const PIECES = [
  ...Array.from('abcXYZ019 -_.:;,#&*!|>\'"%@`\\/?{}[]()$<=~^+'),
  ...[
    '\n',
    '\r',
    '\r\n',
    '\t',
    '\0',
    '\u0007',
    '\u001b[31m',
    '\u0085',
    '\u00a0',
    '\u2028',
    '\u202e',
    '\ufeff',
    '\u200d',
  ],
  ...['é', 'e\u0301', 'ß', 'İ', '漢', '😀', '\ud800', '\udc00', '\uffff', '\ufffe'],
  ...[
    '$(id)',
    '`id`',
    '%PATH%',
    '../',
    '---',
    '...',
    ': ',
    ' #',
    '- ',
    '? ',
    '<<: ',
    '*a',
    '&a ',
    '!!int ',
    '|\n',
    '>-\n ',
  ],
  ...[
    'null',
    'true',
    '~',
    '0x1f',
    '1e3',
    '0010',
    '.inf',
    '2026-11-23',
    'yes',
    'CON',
    'com1.txt',
    'a'.repeat(80),
  ],
];

/** Strings of hostile pieces, the empty one among them. */
export function* hostileTexts(count: number, seed: number): Iterable<string> {
  const random = seededRandom(seed);
  for (const piece of PIECES) yield piece;
  for (let at = 0; at < count; at++) {
    let text = '';
    for (let pieces = Math.floor(random() * 8); pieces > 0; pieces--)
      text += PIECES[Math.floor(random() * PIECES.length)] ?? '';
    yield text;
  }
}

/** The text with pieces of it dropped, doubled, swapped or replaced by hostile ones. */
export function mutate(text: string, random: () => number): string {
  let mutated = text;
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const start = Math.floor(random() * mutated.length);
    const end = start + Math.floor(random() * 12);
    const piece = mutated.slice(start, end);
    const inserted = [
      '',
      piece + piece,
      Array.from(piece).reverse().join(''),
      PIECES[Math.floor(random() * PIECES.length)] ?? '',
    ][Math.floor(random() * 4)];
    mutated = mutated.slice(0, start) + (inserted ?? '') + mutated.slice(end);
  }
  return mutated;
}
