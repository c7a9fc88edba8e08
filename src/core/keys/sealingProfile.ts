/**
 * How a private key is sealed.
 * `modern`: PBES2 with PBKDF2-HMAC-SHA256, 600,000 iterations (OWASP's advice of 2023) and AES-256-CBC.
 * `pbes2-sha1`: the same with HMAC-SHA1, for readers that know no other function of PBES2; 1,300,000 iterations (OWASP).
 * `pbes1-3des`: PBES1 of PKCS#12 with SHA-1 and triple DES, for readers that know no PBES2; 100,000 iterations, which is
 * what plain code does in about a second.
 * OpenSSL and Java open all three; IBM's GSKit has not been tried.
 */
export type SealingProfile = 'modern' | 'pbes2-sha1' | 'pbes1-3des';

/** The profiles by name, the one that is taken where none is named first. */
export const sealingProfiles: readonly SealingProfile[] = ['modern', 'pbes2-sha1', 'pbes1-3des'];
