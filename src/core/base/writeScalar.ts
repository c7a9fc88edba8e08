/** Texts that every reader of YAML, 1.1 or 1.2, takes for a text and for nothing else, in a list in brackets too. */
const PLAIN = /^\p{L}(?:[\p{L}\p{M}\p{N}_./()+ -]*[\p{L}\p{M}\p{N}_.)])?$/u;

/** Words that some reader takes for something else. */
const WORDS = /^(?:true|false|yes|no|on|off|y|n|null)$/i;

/** What cannot stand between single quotes in one line as itself. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;

/**
 * A text as a YAML scalar of one line, to stand in the place of another one.
 * @param before the one that stood there, whose quotes are kept where they can be
 */
export function writeScalar(text: string, before = ''): string {
  if (before.startsWith("'") && !UNPRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  const isPlain = PLAIN.test(text) && !WORDS.test(text);
  // JSON is YAML: between double quotes, whatever it holds.
  return isPlain && !before.startsWith('"') ? text : JSON.stringify(text);
}
