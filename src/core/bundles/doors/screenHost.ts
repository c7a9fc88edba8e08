import { isHostName } from '../../jobs/hostName.js';
import { RefusedText } from '../refusal.js';

/** Names and addresses of machines. What begins with a dash would be an option of `ssh`. */
export function screenHost(text: string): string {
  if (!isHostName(text)) throw new RefusedText('not-a-host');
  return text;
}
