import { toPlain } from '../../words/toPlain.js';

/**
 * The one door into Markdown: a text as a code span (CommonMark section 6.1), in which nothing means anything. What
 * cannot be seen stands as a visible escape.
 */
export function writeCodeSpan(text: string): string {
  const plain = toPlain(text);
  if (plain.trim() === '') return '(empty)';
  const longest = Math.max(0, ...Array.from(plain.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const isEdged = /^[` ]|[` ]$/.test(plain);
  return isEdged ? `${fence} ${plain} ${fence}` : fence + plain + fence;
}
