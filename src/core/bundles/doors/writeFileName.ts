import { writeEntryName } from '../../store/writeEntryName.js';
import { RefusedText } from '../refusal.js';

/**
 * The one door to file names: of any text, a name that is a name on every system, in a Kubernetes Secret and in a list
 * of sums, and other than those that are taken.
 */
export function writeFileName(text: string, taken: Iterable<string>): string {
  const plain = text
    .slice(0, 1024)
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-');
  return writeEntryName(plain, taken);
}

/** A name as Kubernetes wants them (RFC 1123), made from any text. */
export function writeKubernetesName(text: string, taken: Iterable<string>): string {
  const name = writeFileName(text.toLowerCase().replace(/[_.]+/g, '-'), taken);
  return name.toLowerCase();
}

/** Lets a name through that Kubernetes takes (RFC 1123 section 2.1). */
export function screenKubernetesName(text: string): string {
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) throw new RefusedText('not-a-kubernetes-name');
  return text;
}
