import { span } from '../base/span.js';
import type { Boundary } from './boundary.js';

const DASH = '[-\\u2010-\\u2015\\u2043\\u2212\\u2500\\u2501\\ufe58\\ufe63\\uff0d]';
/** Spaces of every width, none included, and the soft hyphen. */
const BLANK = '[ \\t\\u00a0\\u00ad\\u2000-\\u200d\\u202f\\u205f\\u2060\\u3000\\ufeff]';
const DASHES = `${DASH}(?: ?${DASH}){0,19}`;
/** Every part is bounded, and none can begin inside another, so that no text costs more than its length. */
const SPOILED = new RegExp(
  `(?<!${DASH} ?)(${DASHES})${BLANK}{0,4}(BEGIN|END)(${BLANK}{0,4})([A-Z0-9.#](?:${BLANK}{0,4}[A-Z0-9.#]){0,60})` +
    `${BLANK}{0,4}(${DASHES}|(?=[\\r\\n]))`,
  'gi',
);
const BLANKS = new RegExp(`${BLANK}+`, 'g');
/** What takes no room on a line. */
export const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/g;

/** What labels are made of: other words between dashes are a heading. */
const LABEL = /^(?:.* )?(?:CERTIFICATE|REQUEST|CRL|KEY|PARAMETERS|CMS|PKCS ?#?7|PKCS ?#?12|SIGNED DATA)$/;

/**
 * Boundaries between two places that programs do not recognise and people do: in small letters, with spaces that are
 * none, with spaced or too few hyphens. Only those with the words of a label in use.
 */
export function* scanSpoiled(text: string, start: number, end: number): Generator<Boundary, void> {
  SPOILED.lastIndex = 0;
  for (const match of text.slice(start, end).matchAll(SPOILED)) {
    const [whole, before = '', keyword = '', between = '', words = '', after = ''] = match;
    const label = words.replace(INVISIBLE, '').replace(BLANKS, ' ').toUpperCase();
    if (!LABEL.test(label) || isBullet(before)) continue;
    const at = start + match.index;
    const labelStart = at + whole.indexOf(words, whole.indexOf(keyword) + keyword.length + between.length);
    yield {
      kind: keyword.toUpperCase() === 'BEGIN' ? 'BEGIN' : 'END',
      label,
      span: span(at, at + whole.length),
      labelSpan: span(labelStart, labelStart + words.length),
      isExact: before === '-----' && after === '-----',
      hasPlainWords: between === ' ' && words === label && /BEGIN|END/.test(keyword),
    };
  }
}

/** One hyphen begins an item of a list; one long dash stands for several. */
function isBullet(dashes: string): boolean {
  return dashes === '-';
}
