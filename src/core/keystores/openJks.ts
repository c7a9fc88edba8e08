import type { Fault } from '../base/fault.js';
import { joinOctets } from '../base/joinOctets.js';
import { sameOctets } from '../base/sameOctets.js';
import { digest } from '../crypto/digest.js';
import { toUtf16Octets } from '../crypto/sunJks.js';
import type { OpeningOptions } from '../keys/openKey.js';
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
 * and the digest, which needs the store's, does not come out right. What one passphrase has opened stays open for the next.
 */
export async function openJks(
  keystore: Keystore,
  passphrase: string,
  options: OpeningOptions,
): Promise<KeystoreOpening> {
  const effort = new Effort(options);
  const { integrity } = keystore;
  const isIntact = integrity?.isProven === true || (await checkDigest(keystore.der, passphrase));
  const enclosed: Enclosed[] = [];
  const states: State[] = [];
  for (const one of keystore.enclosed) {
    if (one.opened !== undefined) {
      enclosed.push(one);
      continue;
    }
    const { object, state } = await openEnclosed(withoutFault(one, 'part-closed'), passphrase, effort);
    if (state === 'costly') return { outcome: 'costly', iterations: effort.iterations };
    if (state !== undefined) states.push(state);
    enclosed.push(object);
  }
  if (!isIntact && !states.includes('open')) return { outcome: 'passphrase-wrong' };
  const { faults } = withoutFault(keystore, 'jks-digest-different');
  const opened = { ...keystore, integrity: integrity && { ...integrity, isProven: isIntact }, enclosed };
  const different: Fault = { code: 'jks-digest-different', span: keystore.span };
  return { outcome: 'opened', keystore: { ...opened, faults: isIntact ? faults : [...faults, different] } };
}

/** What was said of an earlier passphrase says nothing of the next one. */
function withoutFault<Holder extends { readonly faults: readonly Fault[] }>(
  holder: Holder,
  code: string,
): Holder {
  return { ...holder, faults: holder.faults.filter((fault) => fault.code !== code) };
}

async function checkDigest(bytes: Uint8Array, passphrase: string): Promise<boolean> {
  const end = Math.max(bytes.length - JKS_DIGEST, 0);
  const secret = joinOctets(toUtf16Octets(passphrase), WHITENER);
  return sameOctets(await digest('SHA-1', joinOctets(secret, bytes.subarray(0, end))), bytes.subarray(end));
}
