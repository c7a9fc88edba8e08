import { RefusedText } from '../refusal.js';

/** Names and addresses of machines (RFC 1123, RFC 4291). What begins with a dash would be an option of `ssh`. */
const HOST = /^[A-Za-z0-9:](?:[A-Za-z0-9.:_-]{0,251}[A-Za-z0-9:])?$/;

export function screenHost(text: string): string {
  if (!HOST.test(text)) throw new RefusedText('not-a-host');
  return text;
}
