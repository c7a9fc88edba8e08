import type { Model } from '../contents/contents.js';
import { fingerprint } from '../path/fingerprint.js';
import { writeName } from '../x509/writeName.js';
import { describeSerial } from './describeHex.js';

/** What is searched: what people call it, and the objects that it is about. `key` stands for it as long as it is the same. */
export interface Searched {
  readonly key: object | undefined;
  readonly texts: readonly string[];
  readonly models: readonly Model[];
}

/** Digits of a part of a number that is looked for: fewer stand in every fingerprint. */
const DIGITS = 4;

/** The words of a question, all in lower case. */
export function toWords(question: string): readonly string[] {
  return question
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * Whether each of the words stands somewhere in it: in the texts, in a subject or issuer (RFC 4514), or, with or without
 * colons, in a serial number or a SHA-256 fingerprint.
 */
export function hasWords(words: readonly string[], searched: Searched): boolean {
  const text = textOf(searched);
  return words.every((word) => text.includes(word) || hasNumber(word, searched.models));
}

const texts = new WeakMap<object, string>();

function textOf({ key, models, texts: own }: Searched): string {
  const known = key && texts.get(key);
  if (known !== undefined) return known;
  const text = [...own, ...models.flatMap(namesOf)].join('\n').toLowerCase();
  if (key) texts.set(key, text);
  return text;
}

function namesOf(model: Model): readonly string[] {
  switch (model.kind) {
    case 'certificate':
      return [writeName(model.subject), writeName(model.issuer)];
    case 'request':
      return [writeName(model.subject)];
    case 'crl':
      return [writeName(model.issuer)];
    default:
      return [];
  }
}

function hasNumber(word: string, models: readonly Model[]): boolean {
  const digits = word.replaceAll(':', '');
  if (!/^[0-9a-f]+$/.test(digits)) return false;
  const isLong = digits.length >= DIGITS;
  return models.some((model) => {
    if (model.kind !== 'certificate') return false;
    const serial = describeSerial(model.serial);
    return serial === digits || (isLong && (serial.includes(digits) || fingerprint(model).includes(digits)));
  });
}
