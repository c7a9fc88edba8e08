import { fromHex } from '../base/hex.js';
import { blockLength, type CipherName } from '../crypto/decrypt.js';
import type { ParsedEncryption } from './parseEncryption.js';

const ciphers: ReadonlyMap<string, { readonly cipher: CipherName; readonly keyLength: number }> = new Map([
  ['AES-128-CBC', { cipher: 'AES-128-CBC', keyLength: 16 }],
  ['AES-192-CBC', { cipher: 'AES-192-CBC', keyLength: 24 }],
  ['AES-256-CBC', { cipher: 'AES-256-CBC', keyLength: 32 }],
  ['DES-EDE3-CBC', { cipher: 'DES-EDE3-CBC', keyLength: 24 }],
  ['DES-EDE-CBC', { cipher: 'DES-EDE-CBC', keyLength: 16 }],
  ['RC2-CBC', { cipher: 'RC2-CBC', keyLength: 16 }],
  ['RC2-64-CBC', { cipher: 'RC2-CBC', keyLength: 8 }],
  ['RC2-40-CBC', { cipher: 'RC2-CBC', keyLength: 5 }],
  ['DES-CBC', { cipher: 'DES-CBC', keyLength: 8 }],
]);

/**
 * The encryption that OpenSSL writes into a PEM block's headers (RFC 1421 section 4.6.1.3 for their form):
 *
 *     Proc-Type: 4,ENCRYPTED
 *     DEK-Info: AES-128-CBC,8A6B…        cipher and initialization vector
 *
 * Undefined where the headers tell of none. No scheme where the vector does not fit the cipher.
 */
export function parseDekInfo(
  headers: readonly { readonly name: string; readonly value: string }[],
): ParsedEncryption | undefined {
  const header = (name: string) => headers.find((each) => each.name.toLowerCase() === name)?.value;
  if (!header('proc-type')?.toUpperCase().includes('ENCRYPTED')) return undefined;
  const [name = '', hex = ''] = (header('dek-info') ?? '').split(',').map((part) => part.trim());
  const known = ciphers.get(name.toUpperCase());
  const iv = /^([0-9a-f]{2})*$/i.test(hex) ? fromHex(hex) : new Uint8Array();
  const isSound = known !== undefined && iv.length === blockLength(known.cipher);
  const names = { scheme: 'DEK-Info', cipher: name === '' ? null : name, prf: 'MD5', iterations: 1 };
  return {
    encryption: { ...names, supported: known !== undefined },
    scheme: isSound ? { derivation: 'DEK-Info', ...known, iv } : undefined,
  };
}
