import type { PrivateKey } from './privateKey.js';

/** Forms whose inside is not read here, so that nothing can be said about their encryption. */
const UNREAD: readonly PrivateKey['wrapper'][] = ['openssh', 'unknown'];

/** Whether a private key stands there for whoever reads the file. */
export function isInTheClear({ encryption, wrapper }: PrivateKey): boolean {
  return encryption === null && !UNREAD.includes(wrapper);
}
