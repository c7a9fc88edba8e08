import { sameOctets } from '../base/sameOctets.js';
import { iterationsWithoutAsking, pbkdf2 } from '../crypto/deriveKey.js';
import { digestLengths } from '../crypto/digest.js';
import { hmac } from '../crypto/hmac.js';
import { pkcs12Derivation, toBmpOctets } from '../crypto/pkcs12Derivation.js';
import type { Mac, MacMethod } from './parseMac.js';

/** `unchecked`: there is none, or none that can be computed here. */
export type MacVerdict = 'intact' | 'different' | 'unchecked';

/** How much work it is to compute: above 1 a person is asked first. */
export function costOfMac(mac: Mac | undefined): number {
  const method = mac?.method;
  if (!method) return 0;
  const hash = method.derivation === 'PBKDF2' ? method.prf : method.hash;
  return method.iterations / iterationsWithoutAsking(method.derivation, hash);
}

/** Whether the passphrase leads to the MAC of these octets. */
export async function checkMac(
  mac: Mac | undefined,
  guarded: Uint8Array,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<MacVerdict> {
  if (!mac?.method) return 'unchecked';
  for (const key of await deriveKeys(mac.method, passphrase, signal)) {
    if (sameOctets(await hmac(mac.method.hash, key, guarded), mac.digest)) return 'intact';
  }
  return 'different';
}

/** An empty passphrase has two readings in PKCS#12. */
async function deriveKeys(
  method: MacMethod,
  passphrase: string,
  signal: AbortSignal | undefined,
): Promise<readonly Uint8Array[]> {
  const { hash, iterations, salt } = method;
  if (method.derivation === 'PBKDF2') {
    // RFC 9579 section 6: the passphrase is UTF-8.
    const secret = new TextEncoder().encode(passphrase);
    return [await pbkdf2(method.prf, secret, salt, iterations, method.keyLength, signal)];
  }
  const derive = (secret: Uint8Array) =>
    pkcs12Derivation(hash, secret, salt, iterations, 'mac', digestLengths[hash], signal);
  const octets = toBmpOctets(passphrase);
  return passphrase === '' ? [await derive(octets), await derive(new Uint8Array())] : [await derive(octets)];
}
