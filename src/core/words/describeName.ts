import type { Name } from '../x509/name.js';
import { writeName } from '../x509/writeName.js';
import { toPlain } from './toPlain.js';

/** A name for people: RFC 4514 text made plain, and cut where it is too long; "(no name)" where it is empty. */
export function describeName(name: Name, limit?: number): string {
  return name.rdns.length === 0 ? '(no name)' : toPlain(writeName(name), limit);
}
