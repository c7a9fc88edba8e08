import { fromHex } from '../base/hex.js';
import { sameOctets } from '../base/sameOctets.js';
import { digest, digestLengths, isWebHash, type HashName } from './digest.js';
import { importOnce } from './importedKeys.js';
import { openSignature, toJsonWebKey, type RsaKey } from './rsaKey.js';
import type { PssParameters } from './pssParameters.js';

/** RSASSA-PKCS1-v1_5-VERIFY, RFC 8017 section 8.2.2: by Web Crypto, or here where the host lacks hash or key size. */
export async function verifyPkcs1(
  key: RsaKey,
  hash: HashName,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const name = 'RSASSA-PKCS1-v1_5';
  const webKey = isWebHash(hash) ? await importRsa(key, name, hash) : undefined;
  if (webKey) return crypto.subtle.verify(name, webKey, signature, signed);
  const opened = openSignature(key, signature);
  const expected = encodePkcs1(hash, await digest(hash, signed), key.modulus.length);
  return opened !== undefined && expected !== undefined && sameOctets(opened, expected);
}

/** RSASSA-PSS-VERIFY, RFC 8017 section 8.1.2. Web Crypto has one hash for both message and mask. */
export async function verifyPss(
  key: RsaKey,
  parameters: PssParameters,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const { hash, maskHash, saltLength } = parameters;
  const bits = bitLength(key.modulus) - 1;
  // RFC 8017 section 9.1.2 step 3; Node's Web Crypto would throw.
  if (saltLength > Math.ceil(bits / 8) - digestLengths[hash] - 2) return false;
  const webKey = isWebHash(hash) && hash === maskHash ? await importRsa(key, 'RSA-PSS', hash) : undefined;
  if (webKey) return crypto.subtle.verify({ name: 'RSA-PSS', saltLength }, webKey, signature, signed);
  const opened = openSignature(key, signature);
  return opened !== undefined && checkPss(opened, bits, parameters, signed);
}

function importRsa(key: RsaKey, name: string, hash: HashName) {
  // The length keeps apart two keys whose numbers, one after the other, are the same octets.
  const id = Uint8Array.of(key.exponent.length, ...key.exponent, ...key.modulus);
  return importOnce(`${name} ${hash}`, id, () =>
    crypto.subtle.importKey('jwk', toJsonWebKey(key), { name, hash }, false, ['verify']),
  );
}

/** DigestInfo up to the digest, for each hash: RFC 8017 section 9.2 note 1. */
const digestInfos: Readonly<Record<HashName, string>> = {
  MD5: '3020300c06082a864886f70d020505000410',
  'SHA-1': '3021300906052b0e03021a05000414',
  'SHA-224': '302d300d06096086480165030402040500041c',
  'SHA-256': '3031300d060960864801650304020105000420',
  'SHA-384': '3041300d060960864801650304020205000430',
  'SHA-512': '3051300d060960864801650304020305000440',
};

/**
 * EMSA-PKCS1-v1_5, RFC 8017 section 9.2: 00 01 FF … 00 DigestInfo. What was signed is compared with the one
 * encoding that it may have; picking it apart instead has let forgeries through in many libraries.
 */
function encodePkcs1(hash: HashName, digested: Uint8Array, length: number): Uint8Array | undefined {
  const info = [...fromHex(digestInfos[hash]), ...digested];
  const padding = length - info.length - 3;
  return padding < 8
    ? undefined
    : Uint8Array.of(0x00, 0x01, ...new Uint8Array(padding).fill(0xff), 0x00, ...info);
}

/** EMSA-PSS-VERIFY, RFC 8017 section 9.1.2; the numbers are its steps, the third of which the caller took. */
async function checkPss(
  opened: Uint8Array,
  bits: number,
  { hash, maskHash, saltLength }: PssParameters,
  signed: Uint8Array,
): Promise<boolean> {
  const digested = await digest(hash, signed); // 2
  const length = Math.ceil(bits / 8);
  const spare = opened.subarray(0, opened.length - length);
  const encoded = opened.subarray(opened.length - length);
  const dataLength = length - digested.length - 1;
  if (spare.some((octet) => octet !== 0) || encoded.at(-1) !== 0xbc) return false; // 4
  const hashed = encoded.subarray(dataLength, -1); // 5
  const unusedBits = 8 * length - bits;
  if (unusedBits > 0 && (encoded[0] ?? 0) >> (8 - unusedBits) !== 0) return false; // 6
  const mask = await generateMask(maskHash, hashed, dataLength); // 7
  const data = mask.map((octet, i) => octet ^ (encoded[i] ?? 0)); // 8
  data[0] = (data[0] ?? 0) & (0xff >> unusedBits); // 9
  const paddingEnd = dataLength - saltLength - 1;
  const padded = data.subarray(0, paddingEnd).every((octet) => octet === 0) && data[paddingEnd] === 0x01;
  if (!padded) return false; // 10
  const salt = data.subarray(paddingEnd + 1); // 11
  return sameOctets(hashed, await digest(hash, Uint8Array.of(...new Uint8Array(8), ...digested, ...salt))); // 12-14
}

/** MGF1, RFC 8017 appendix B.2.1. */
async function generateMask(hash: HashName, seed: Uint8Array, length: number): Promise<Uint8Array> {
  const mask: number[] = [];
  for (let counter = 0; mask.length < length; counter++) {
    mask.push(...(await digest(hash, Uint8Array.of(...seed, 0, 0, counter >> 8, counter & 0xff))));
  }
  return Uint8Array.from(mask.slice(0, length));
}

function bitLength(number: Uint8Array): number {
  return 8 * number.length - (Math.clz32(number[0] ?? 0) - 24);
}
