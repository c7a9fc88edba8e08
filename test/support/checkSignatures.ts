import assert from 'node:assert/strict';
import { verifySignature } from '../../src/core/crypto/verifySignature.js';
import { readContents } from '../../src/core/contents/readContents.js';

/** A copy with one bit the other way. */
function flipped(octets: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(octets);
  copy[at] = (copy[at] ?? 0) ^ 0x04;
  return copy;
}

/**
 * A self-signed certificate of test/fixtures/signatures: its key verifies its signature, and does not with any one bit of
 * either changed. What nothing here can do is said to be so, whether it was changed or not.
 */
export async function checkSignature(file: string, pem: string): Promise<void> {
  const [item] = readContents(pem).items;
  assert.equal(item?.model.kind, 'certificate', file);
  const { publicKey, signature, signatureAlgorithm, tbs } = item.model;
  const verdictOf = async (signed: Uint8Array, value: Uint8Array) =>
    (await verifySignature(signatureAlgorithm, publicKey, signed, value)).verdict;
  const isUnchecked = file.includes('unchecked');
  assert.equal(await verdictOf(tbs, signature), isUnchecked ? 'unchecked' : 'valid', file);
  for (const part of [0.2, 0.5, 0.9]) {
    const wrong = isUnchecked ? ['unchecked', 'invalid'] : ['invalid'];
    const ofTbs = await verdictOf(flipped(tbs, Math.floor(part * tbs.length)), signature);
    const ofSignature = await verdictOf(tbs, flipped(signature, Math.floor(part * signature.length)));
    assert.ok(wrong.includes(ofTbs) && wrong.includes(ofSignature), `${file}: ${ofTbs}, ${ofSignature}`);
  }
}
