import { objectIdentifier, readElements, readSequence } from '../../src/core/crypto/elements.js';
import type { VerifyingKey } from '../../src/core/crypto/verifySignature.js';

/** A SubjectPublicKeyInfo as the crypto room takes it, read without the rooms that are built on crypto. */
export function verifyingKey(spki: Uint8Array): VerifyingKey | undefined {
  const [algorithm, bits, ...more] = readSequence(spki) ?? [];
  const [oid, parameters] = readElements(algorithm?.content ?? new Uint8Array()) ?? [];
  const name = objectIdentifier(oid);
  if (name === undefined || bits?.tag !== 0x03 || more.length > 0) return undefined;
  return {
    algorithm: { oid: name, parameters: parameters?.raw },
    curve: objectIdentifier(parameters) ?? null,
    key: bits.content.subarray(1),
  };
}
