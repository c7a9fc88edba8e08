import { toHex } from '../base/hex.js';
import { joinOctets } from '../base/joinOctets.js';
import { isWebHash, type HashName } from './digest.js';
import { loadForge } from './forge.js';
import { iterateHash } from './iterateHash.js';
import { sha224 } from './sha256.js';
import { ROUNDS_A_TURN, takeTurns } from './takeTurns.js';

/**
 * How many iterations run without asking. Web Crypto takes 0.25 µs for one of SHA-256, so ten million are about
 * 2.5 s, and seventeen times the 600,000 that OWASP recommends. Plain code takes 3 to 5 µs: half a million is as long.
 */
export function iterationsWithoutAsking(
  derivation: 'PBKDF2' | 'PBKDF1' | 'PKCS12',
  hash: HashName | PrfHashName,
): number {
  if (isTruncated(hash)) return 50_000;
  return derivation === 'PBKDF2' && isWebHash(hash) ? 10_000_000 : 500_000;
}

/** The hash functions whose HMAC PBKDF2 takes here: RFC 8018 appendix B.1.2. */
export type PrfHashName = Exclude<HashName, 'MD5'> | TruncatedHashName;
type TruncatedHashName = 'SHA-512/224' | 'SHA-512/256';

/** Whether it is a cut form of SHA-512, which is computed here only for PBKDF2. */
export function isTruncated(hash: HashName | PrfHashName): hash is TruncatedHashName {
  return hash.includes('/');
}

/**
 * PBKDF2 with HMAC of this hash, RFC 8018 section 5.2. `length` in octets.
 * @throws the signal's reason where it is called off
 */
export async function pbkdf2(
  hash: PrfHashName,
  passphrase: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  length: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  if (isTruncated(hash))
    return pbkdf2Plain(await truncatedHmac(hash, passphrase), salt, iterations, length, signal);
  if (!isWebHash(hash)) return pbkdf2Plain(hmacSha224(passphrase), salt, iterations, length, signal);
  const base = await crypto.subtle.importKey('raw', passphrase, 'PBKDF2', false, ['deriveBits']);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, base, 8 * length),
  );
}

/** `pbkdf2`, or what gives the same. */
export type Pbkdf2 = typeof pbkdf2;

/** `pbkdf2` that does not do the same derivation twice: for a key that is sealed and then opened again to see that it can be. */
export function rememberPbkdf2(): Pbkdf2 {
  const known = new Map<string, Promise<Uint8Array>>();
  return (hash, passphrase, salt, iterations, length, signal) => {
    const inputs = [hash, toHex(passphrase), toHex(salt), iterations, length].join(' ');
    const derived = known.get(inputs) ?? pbkdf2(hash, passphrase, salt, iterations, length, signal);
    known.set(inputs, derived);
    return derived;
  };
}

/** HMAC with one key. */
type Hmac = (message: Uint8Array) => Uint8Array;

/** The same with what Web Crypto lacks, by plain code. */
async function pbkdf2Plain(
  hmac: Hmac,
  salt: Uint8Array,
  iterations: number,
  length: number,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const derived: number[] = [];
  for (let block = 1; derived.length < length; block++) {
    let round = hmac(joinOctets(salt, Uint8Array.of(0, 0, block >> 8, block & 0xff)));
    const sum = round.slice();
    for (let i = 1; i < iterations; i++) {
      if (i % ROUNDS_A_TURN === 0) await takeTurns(signal);
      round = hmac(round);
      for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] ?? 0) ^ (round[j] ?? 0);
    }
    derived.push(...sum);
  }
  return Uint8Array.from(derived.slice(0, length));
}

/** HMAC of the cut forms of SHA-512, by node-forge, which takes some 50 µs for one. */
async function truncatedHmac(hash: TruncatedHashName, passphrase: Uint8Array): Promise<Hmac> {
  const forge = await loadForge();
  const { encode, decode } = forge.util.binary.raw;
  const digest = hash === 'SHA-512/224' ? forge.md.sha512.sha224.create() : forge.md.sha512.sha256.create();
  const hmac = forge.hmac.create();
  hmac.start(digest, encode(passphrase));
  return (message) => {
    hmac.start(digest, null);
    hmac.update(encode(message));
    return decode(hmac.digest().getBytes());
  };
}

/** HMAC, RFC 2104, with one key. */
function hmacSha224(secret: Uint8Array): Hmac {
  const blockLength = 64;
  const key = new Uint8Array(blockLength);
  key.set(secret.length > blockLength ? sha224(secret) : secret);
  const inner = key.map((octet) => octet ^ 0x36);
  const outer = key.map((octet) => octet ^ 0x5c);
  return (message) => sha224(joinOctets(outer, sha224(joinOctets(inner, message))));
}

/** PBKDF1, RFC 8018 section 5.1: the whole digest, of which the scheme takes what it needs. */
export function pbkdf1(
  hash: 'MD5' | 'SHA-1',
  passphrase: Uint8Array,
  salt: Uint8Array,
  iterations: number,
  signal?: AbortSignal,
): Promise<Uint8Array> {
  return iterateHash(hash, joinOctets(passphrase, salt), iterations, signal);
}

/** EVP_BytesToKey with MD5 and one iteration: what OpenSSL derives the key of a `DEK-Info` header by. */
export async function opensslDerivation(
  passphrase: Uint8Array,
  salt: Uint8Array,
  length: number,
): Promise<Uint8Array> {
  let derived = new Uint8Array();
  let last = new Uint8Array();
  while (derived.length < length) {
    last = Uint8Array.from(await pbkdf1('MD5', joinOctets(last, passphrase), salt, 1));
    derived = Uint8Array.from(joinOctets(derived, last));
  }
  return derived.subarray(0, length);
}
