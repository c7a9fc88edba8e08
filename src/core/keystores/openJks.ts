import type { Fault } from '../base/fault.js';
import { joinOctets } from '../base/joinOctets.js';
import { sameOctets } from '../base/sameOctets.js';
import { digest } from '../crypto/digest.js';
import { toUtf16Octets } from '../crypto/sunJks.js';
import { Effort } from './effort.js';
import type { Enclosed, Keystore } from './keystore.js';
import type { KeystoreOpening } from './keystoreOpening.js';
import { openEnclosed } from './openEnclosed.js';
import type { State } from './openSafe.js';
import { JKS_DIGEST } from './parseJks.js';

/** What Java puts between the passphrase and the contents before it digests them. */
const WHITENER = new TextEncoder().encode('Mighty Aphrodite');

/**
 * Opens a JKS or JCEKS: its digest, then each key. A key may have a passphrase of its own: then it opens by that one,
 * and the digest, which needs the store's, does not come out right.
 */
export async function openJks(
  keystore: Keystore,
  passphrase: string,
  insist: boolean,
): Promise<KeystoreOpening> {
  const effort = new Effort(insist);
  const isIntact = await checkDigest(keystore.der, passphrase);
  const enclosed: Enclosed[] = [];
  const states: State[] = [];
  for (const one of keystore.enclosed) {
    const { object, state } = await openEnclosed(one, passphrase, effort);
    if (state === 'costly') return { outcome: 'costly', iterations: effort.iterations };
    if (state !== undefined) states.push(state);
    enclosed.push(object);
  }
  if (!isIntact && !states.includes('open')) return { outcome: 'passphrase-wrong' };
  const faults: readonly Fault[] = isIntact
    ? keystore.faults
    : [...keystore.faults, { code: 'jks-digest-different', span: keystore.span }];
  return { outcome: 'opened', keystore: { ...keystore, enclosed, faults } };
}

async function checkDigest(bytes: Uint8Array, passphrase: string): Promise<boolean> {
  const end = Math.max(bytes.length - JKS_DIGEST, 0);
  const secret = joinOctets(toUtf16Octets(passphrase), WHITENER);
  return sameOctets(await digest('SHA-1', joinOctets(secret, bytes.subarray(0, end))), bytes.subarray(end));
}
