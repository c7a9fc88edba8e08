import type { Asn1, Asn1Writer } from './asn1Writer.js';
import type { SigningKey } from './signingKey.js';

/**
 * Signs something: certificate, request and list have one frame (RFC 5280 sections 4.1 and 5.1, RFC 2986 section 4).
 *
 *     SEQUENCE { toBeSigned, signatureAlgorithm AlgorithmIdentifier, signatureValue BIT STRING }
 */
export async function writeSigned(
  writer: Asn1Writer,
  toBeSigned: Asn1,
  key: SigningKey,
): Promise<Uint8Array> {
  const signature = await sign(writer, key, writer.toDer(toBeSigned));
  return writer.toDer(writer.sequence(toBeSigned, writeAlgorithm(writer, key), writer.bitString(signature)));
}

/** The AlgorithmIdentifier of what this key signs by. */
export function writeAlgorithm(writer: Asn1Writer, { signature }: SigningKey): Asn1 {
  return writer.sequence(writer.oid(signature.oid), ...(signature.nullParameters ? [writer.null()] : []));
}

/** The signature as X.509 has it: ECDSA's two numbers in a SEQUENCE (RFC 3279 section 2.2.3), not side by side. */
async function sign(writer: Asn1Writer, key: SigningKey, tbs: Uint8Array): Promise<Uint8Array> {
  const { web } = key.signature;
  const signature = new Uint8Array(await crypto.subtle.sign(web, key.privateKey, tbs));
  if (web.name !== 'ECDSA') return signature;
  const half = signature.length / 2;
  const numbers = [signature.subarray(0, half), signature.subarray(half)];
  return writer.toDer(writer.sequence(...numbers.map((number) => writer.integer(number))));
}
