import type { Fault } from '../base/fault.js';
import type { SealedSafe } from './parsePfx.js';

/** Names the encryption of a part that is closed, so that whoever is asked for the passphrase knows what for. */
export function schemeFault({ encryption, span }: SealedSafe): Fault {
  const { cipher, iterations, prf, scheme, supported } = encryption;
  const count = iterations === null ? null : `${iterations} iterations`;
  const how = [scheme, cipher, prf, count].filter((part) => part !== null).join(', ');
  return { code: supported ? 'keystore-sealed' : 'keystore-scheme-unknown', span, facts: { how } };
}
