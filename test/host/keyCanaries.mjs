import { createPrivateKey } from 'node:crypto';
import type { Canary, Place } from '../host/findLeaks.mjs';

const SEALED = /-----BEGIN ENCRYPTED PRIVATE KEY-----[^]*?-----END ENCRYPTED PRIVATE KEY-----/g;

/** What is secret of each sealed private key in these files that one of the passphrases opens: its own numbers. */
export function keyCanaries(files: Iterable<Place>, passphrases: readonly string[]): readonly Canary[] {
  const found = new Map<string, Canary>();
  for (const { octets, where } of files)
    for (const [pem] of Buffer.from(octets).toString('latin1').matchAll(SEALED))
      for (const passphrase of passphrases)
        for (const part of secretParts(pem, passphrase))
          found.set(part, { name: `the private key of ${where}`, octets: Buffer.from(part, 'base64url') });
  return [...found.values()];
}

/** RFC 7517 and 7518: the private exponent or scalar, and the primes; none where the passphrase is another. */
function secretParts(pem: string, passphrase: string): readonly string[] {
  try {
    const { d, p, q } = createPrivateKey({ key: pem, passphrase }).export({ format: 'jwk' });
    return [d, p, q].filter((part) => typeof part === 'string');
  } catch {
    return [];
  }
}
