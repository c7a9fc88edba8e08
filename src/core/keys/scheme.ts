import type { CipherName } from '../crypto/decrypt.js';
import type { PrfHashName } from '../crypto/deriveKey.js';
import type { ScryptCost } from '../crypto/scrypt.js';

interface Encrypted {
  readonly cipher: CipherName;
  /** Octets of the cipher's key. */
  readonly keyLength: number;
}

/** A password-based encryption with all that decrypting needs but the passphrase. */
export type Scheme =
  /** PBES2 with PBKDF2, RFC 8018 section 6.2 and appendix A.4. */
  | (Encrypted & {
      readonly derivation: 'PBKDF2';
      readonly hash: PrfHashName;
      readonly salt: Uint8Array;
      readonly iterations: number;
      readonly iv: Uint8Array;
    })
  /** PBES2 with scrypt, RFC 7914 section 7. */
  | (Encrypted & {
      readonly derivation: 'scrypt';
      readonly salt: Uint8Array;
      readonly cost: ScryptCost;
      readonly iv: Uint8Array;
    })
  /** PBES1, RFC 8018 section 6.1: the digest is key and initialization vector. */
  | (Encrypted & {
      readonly derivation: 'PBKDF1';
      readonly hash: 'MD5' | 'SHA-1';
      readonly salt: Uint8Array;
      readonly iterations: number;
    })
  /** The schemes of PKCS#12, RFC 7292 appendix C, always with SHA-1. */
  | (Encrypted & {
      readonly derivation: 'PKCS12';
      readonly salt: Uint8Array;
      readonly iterations: number;
    })
  /** OpenJDK's for a JKS: a key stream of SHA-1, and a digest that tells whether the passphrase is right. */
  | { readonly derivation: 'Sun-JKS' }
  /** OpenJDK's for a JCEKS, PBEWithMD5AndTripleDES. */
  | (Encrypted & {
      readonly derivation: 'Sun-JCEKS';
      readonly salt: Uint8Array;
      readonly iterations: number;
    })
  /** OpenSSL's PEM encryption: MD5, one iteration, the vector's first eight octets as the salt. */
  | (Encrypted & { readonly derivation: 'DEK-Info'; readonly iv: Uint8Array });
