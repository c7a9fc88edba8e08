import type { CipherName } from '../crypto/decrypt.js';

/** What the OID of a PBES1 scheme says by itself; salt and iterations are its parameters. */
export interface Pbes1 {
  readonly hash: 'MD5' | 'SHA-1';
  readonly derivation: 'PBKDF1' | 'PKCS12';
  readonly cipher: CipherName;
  readonly keyLength: number;
  /** The cipher as people say it: RC2 and RC4 with their bits. */
  readonly name: string;
}

const rfc8018 = (hash: Pbes1['hash'], cipher: CipherName, name: string = cipher): Pbes1 => ({
  hash,
  derivation: 'PBKDF1',
  cipher,
  keyLength: 8,
  name,
});
const rfc7292 = (cipher: CipherName, keyLength: number, name: string = cipher): Pbes1 => ({
  hash: 'SHA-1',
  derivation: 'PKCS12',
  cipher,
  keyLength,
  name,
});

/** RFC 8018 appendix A.3 (without MD2) and RFC 7292 appendix C. */
export const pbes1: ReadonlyMap<string, Pbes1> = new Map([
  ['1.2.840.113549.1.5.3', rfc8018('MD5', 'DES-CBC')],
  ['1.2.840.113549.1.5.6', rfc8018('MD5', 'RC2-CBC', 'RC2-64-CBC')],
  ['1.2.840.113549.1.5.10', rfc8018('SHA-1', 'DES-CBC')],
  ['1.2.840.113549.1.5.11', rfc8018('SHA-1', 'RC2-CBC', 'RC2-64-CBC')],
  ['1.2.840.113549.1.12.1.1', rfc7292('RC4', 16, 'RC4-128')],
  ['1.2.840.113549.1.12.1.2', rfc7292('RC4', 5, 'RC4-40')],
  ['1.2.840.113549.1.12.1.3', rfc7292('DES-EDE3-CBC', 24)],
  ['1.2.840.113549.1.12.1.4', rfc7292('DES-EDE-CBC', 16)],
  ['1.2.840.113549.1.12.1.5', rfc7292('RC2-CBC', 16, 'RC2-128-CBC')],
  ['1.2.840.113549.1.12.1.6', rfc7292('RC2-CBC', 5, 'RC2-40-CBC')],
]);
