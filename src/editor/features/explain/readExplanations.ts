/** A finding's code and the first sentence of its explanation. */
export interface Explanation {
  readonly code: string;
  readonly summary: string;
}

/** The headings of the third level are the codes; what follows one explains it. */
export function readExplanations(markdown: string): readonly Explanation[] {
  return markdown
    .split(/^### /m)
    .slice(1)
    .map((section) => {
      const [code = '', ...rest] = section.split('\n');
      const [paragraph = ''] = rest
        .join('\n')
        .trim()
        .split(/\n\s*\n/);
      return { code: code.trim(), summary: paragraph.replace(/\s+/g, ' ') };
    });
}
