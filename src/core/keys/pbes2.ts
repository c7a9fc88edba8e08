import type { CipherName } from '../crypto/decrypt.js';
import type { PrfHashName } from '../crypto/deriveKey.js';

/** The OIDs that PBES2 is put together from: RFC 8018 appendix A.2 and A.4, RFC 7914 section 7. */
export const pbes2 = {
  scheme: '1.2.840.113549.1.5.13',
  pbkdf2: '1.2.840.113549.1.5.12',
  scrypt: '1.3.6.1.4.1.11591.4.11',
  hmacWithSha1: '1.2.840.113549.2.7',
  hmacWithSha256: '1.2.840.113549.2.9',
  rc2Cbc: '1.2.840.113549.3.2',
  aes256Cbc: '2.16.840.1.101.3.4.1.42',
};

/** A pseudorandom function of PBKDF2; `hash` where it can be computed here. */
interface PseudorandomFunction {
  readonly name: string;
  readonly hash?: PrfHashName;
}

/** RFC 8018 appendix B.1. */
export const pseudorandomFunctions: ReadonlyMap<string, PseudorandomFunction> = new Map<
  string,
  PseudorandomFunction
>([
  [pbes2.hmacWithSha1, { name: 'HMAC-SHA1', hash: 'SHA-1' }],
  ['1.2.840.113549.2.8', { name: 'HMAC-SHA224', hash: 'SHA-224' }],
  [pbes2.hmacWithSha256, { name: 'HMAC-SHA256', hash: 'SHA-256' }],
  ['1.2.840.113549.2.10', { name: 'HMAC-SHA384', hash: 'SHA-384' }],
  ['1.2.840.113549.2.11', { name: 'HMAC-SHA512', hash: 'SHA-512' }],
  ['1.2.840.113549.2.12', { name: 'HMAC-SHA512/224', hash: 'SHA-512/224' }],
  ['1.2.840.113549.2.13', { name: 'HMAC-SHA512/256', hash: 'SHA-512/256' }],
  ['1.2.840.113549.2.6', { name: 'HMAC-MD5' }],
]);

/** The ciphers whose one parameter is the initialization vector: RFC 8018 appendix B.2, RFC 3565. */
export const cbcCiphers: ReadonlyMap<string, { readonly cipher: CipherName; readonly keyLength: number }> =
  new Map([
    ['2.16.840.1.101.3.4.1.2', { cipher: 'AES-128-CBC', keyLength: 16 }],
    ['2.16.840.1.101.3.4.1.22', { cipher: 'AES-192-CBC', keyLength: 24 }],
    [pbes2.aes256Cbc, { cipher: 'AES-256-CBC', keyLength: 32 }],
    ['1.2.840.113549.3.7', { cipher: 'DES-EDE3-CBC', keyLength: 24 }],
    ['1.3.14.3.2.7', { cipher: 'DES-CBC', keyLength: 8 }],
  ]);

/** Other ciphers of PBES2, to be called by their names. */
export const otherCiphers: ReadonlyMap<string, string> = new Map([
  ['1.2.410.200046.1.1.2', 'ARIA-128-CBC'],
  ['1.2.410.200046.1.1.12', 'ARIA-256-CBC'],
  ['1.2.392.200011.61.1.1.1.4', 'Camellia-256-CBC'],
]);
