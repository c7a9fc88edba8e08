import { isInTheClear } from './isInTheClear.js';
import type { Fault } from '../base/fault.js';
import { type Pbkdf2, pbkdf2 } from '../crypto/deriveKey.js';
import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import type { PublicKey } from '../x509/publicKey.js';
import { computePublicKey } from './computePublicKey.js';
import { costOf, decryptKey, hasWholeBlocks } from './decryptKey.js';
import { parsePrivateKey } from './parsePrivateKey.js';
import type { Encryption, PrivateKey } from './privateKey.js';
import type { Scheme } from './scheme.js';
import { toPkcs8 } from './toPkcs8.js';

/** A private key in the clear. It belongs into `sealKey` or Web Crypto, and never into a file. */
export interface OpenedKey {
  /** DER of the PrivateKeyInfo: what `sealKey` takes, and what Web Crypto imports as `pkcs8`. */
  readonly pkcs8: Uint8Array;
  /** Undefined where the key does not hold its public half and no host computes it, as on brainpool curves. */
  readonly publicKey: PublicKey | undefined;
}

/** Octets of the largest key that is opened: RSA with 16,384 bits, the largest in use, takes 9,500. */
const largestKey = 32_768;

/** What became of opening a key. `passphrase-wrong` is said only where that is what it is. */
export type Opening =
  | { readonly outcome: 'opened'; readonly key: OpenedKey }
  | { readonly outcome: 'passphrase-missing' }
  | { readonly outcome: 'passphrase-wrong' }
  /** Nothing here can do it; `what` names it. */
  | { readonly outcome: 'unsupported'; readonly what: string }
  /** It would take so long that a person is asked first; `insist` goes on. */
  | { readonly outcome: 'costly'; readonly iterations: number | null }
  /** The key is damaged, whatever the passphrase; the places of the faults are in its own octets. */
  | { readonly outcome: 'broken'; readonly faults: readonly Fault[] };

/** How something sealed is opened. */
export interface OpeningOptions {
  /** Derive keys even where that is costly. */
  readonly insist?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
  /** What derives keys by PBKDF2, where it has done so before. */
  readonly derivePbkdf2?: Pbkdf2;
}

/**
 * Opens a private key: decrypts it where it is encrypted, and turns every wrapper into PKCS#8.
 * @throws the signal's reason where it is called off
 */
export async function openKey(
  key: PrivateKey,
  passphrase: string | undefined,
  { insist = false, signal, derivePbkdf2 = pbkdf2 }: OpeningOptions = {},
): Promise<Opening> {
  if (key.der.length > largestKey) {
    return { outcome: 'unsupported', what: `private key of ${key.der.length} octets` };
  }
  if (!key.encryption) return openClear(key);
  const broken: Opening = { outcome: 'broken', faults: key.faults };
  if (key.faults.length > 0) return broken;
  if (!key.scheme) return { outcome: 'unsupported', what: nameEncryption(key.encryption) };
  const encrypted = encryptedOctets(key, key.scheme);
  if (!hasWholeBlocks(key.scheme, encrypted)) {
    return { outcome: 'broken', faults: [{ code: 'encrypted-key-length', span: key.span }] };
  }
  if (passphrase === undefined) return { outcome: 'passphrase-missing' };
  if (!insist && costOf(key.scheme) > 1) return { outcome: 'costly', iterations: key.encryption.iterations };
  const decrypted = await decryptKey(key.scheme, passphrase, encrypted, isClearKey, signal, derivePbkdf2);
  return decrypted ? openClear(parsePrivateKey(decrypted)) : { outcome: 'passphrase-wrong' };
}

function isClearKey(octets: Uint8Array): boolean {
  return isInTheClear(parsePrivateKey(octets));
}

async function openClear(key: PrivateKey): Promise<Opening> {
  if (key.wrapper === 'openssh') return { outcome: 'unsupported', what: 'OpenSSH private key' };
  const pkcs8 = toPkcs8(key);
  // A fault that leaves the key whole, such as octets after its end, is no reason to refuse it.
  if (!pkcs8 || (key.faults.length > 0 && !key.publicKey)) return { outcome: 'broken', faults: key.faults };
  const publicKey = key.publicKey ?? (await computePublicKey(pkcs8));
  return { outcome: 'opened', key: { pkcs8, publicKey } };
}

function encryptedOctets({ der }: PrivateKey, scheme: Scheme): Uint8Array {
  if (scheme.derivation === 'DEK-Info') return der;
  const sequence = Cursor.over(der).read(tags.sequence, 'EncryptedPrivateKeyInfo');
  sequence.any('encryptionAlgorithm');
  return sequence.read(tags.octetString, 'encryptedData').content;
}

/** `PBES2, HMAC-SHA256, AES-256-CBC`. */
export function nameEncryption({ scheme, prf, cipher }: Encryption): string {
  return [scheme, prf, cipher].filter((name) => name !== null).join(', ');
}
