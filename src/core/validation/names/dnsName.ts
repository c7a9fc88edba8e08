/** Whether a text is a DNS name in LDH labels (RFC 1034 section 3.5, with the underscore that is in use). */
export function isDnsName(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => LABEL.test(label));
}

const LABEL = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/i;

/** A DNS name as a certificate presents it: the left-most label may be a wildcard, whole (RFC 9525 section 6.3). */
export interface PresentedName {
  readonly isWildcard: boolean;
  /** In lower case; without the wildcard's label. */
  readonly name: string;
}

/** undefined where it is none. A dot at the end is no part of a name in a certificate (RFC 5280 section 4.2.1.6). */
export function parsePresentedName(text: string): PresentedName | undefined {
  const isWildcard = text.startsWith('*.');
  const name = isWildcard ? text.slice(2) : text;
  return isDnsName(name) ? { isWildcard, name: name.toLowerCase() } : undefined;
}

/** Whether a name is another or stands below it, both in lower case. */
export function isWithin(name: string, base: string): boolean {
  return name === base || name.endsWith(`.${base}`);
}

/** A name in A-labels, RFC 5891, by the host's own URL parser: what is not ASCII goes through it, and nothing else. */
export function toAscii(text: string): string | undefined {
  if (/^[\x21-\x7e]*$/.test(text)) return text.toLowerCase();
  if (/[\s/?#@:%\\[\]]/.test(text)) return undefined;
  try {
    return new URL(`http://${text}`).hostname;
  } catch {
    return undefined;
  }
}
