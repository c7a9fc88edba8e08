import { toHex } from '../base/hex.js';
import { sha256 } from '../crypto/sha256.js';
import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import type { OidName } from '../x509/oids.js';

/**
 * Curves by the first 16 octets of the SHA-256 over their parameters as `writeParameters` writes them: what OpenSSL spells
 * out with `-param_enc explicit`. The name says the same as the parameters, so nothing shorter would do.
 */
const CURVES: Readonly<Record<string, OidName>> = {
  '82bc1124d8d07e445733cffbde889775': 'secp160k1',
  '4b21c488557fa600df5cf6f466c731a7': 'secp160r1',
  '7b1804f1526afcbd169c6e0a340a0202': 'secp160r2',
  e9e1455c0cf7f95dd216737b922fbf0b: 'secp192k1',
  '56b038e93c291c7a6afece1831b704b3': 'secp192r1',
  e96c585b81000713589b5efcfc85f2fe: 'prime192v2',
  a3f8c0fb9c1bcfa87be9891ae357e755: 'prime192v3',
  '3768c12f2d6d797c3c9f311f240da771': 'secp224k1',
  '0bfb3957434e58828c9fb6b9d8d6a440': 'secp224r1',
  '7e1aac2268adf3a013fe5546da69cd78': 'prime239v1',
  '724d6346096bcbc2546c8b30a24ee668': 'prime239v2',
  cf71b3d2a77ae60e291329c5660af463: 'prime239v3',
  '62b0a055bf17566c7df150b4a94ffcda': 'secp256k1',
  '095f33eabc768a044ac1e05666d2e1f7': 'secp256r1',
  e5ad853a24499774f268852f3c91008e: 'secp384r1',
  '9f8c6c1620ddcaee6274a2a63df4e87c': 'secp521r1',
  '57a94a72dcaebb25741b8843762e3be7': 'sect163k1',
  ff9f1c473066f0d40a5f652abd75ce26: 'sect163r2',
  '81d3215dc936f2a810811cecf64d8bd7': 'sect233k1',
  a15da18765a3e2b80ff785fde38a1f87: 'sect233r1',
  '23795cdb5c979cf9a09852f5e27fd21e': 'sect283k1',
  b7a9236f92a79c7dfcae887820abe239: 'sect283r1',
  '96845f6631c30da2f1916a776b46f3fb': 'sect409k1',
  '6832a1b21afef9093c448470c703dba1': 'sect409r1',
  b0c8a87787e5581f74dc973999f8b80a: 'sect571k1',
  ee1620712bb3b8bbc1324b6a257d21c8: 'sect571r1',
  '233eeb308dc3c14a8609ed1e7c885a0a': 'brainpoolP160r1',
  b2b7e9af89348b3999b2ff9bc63fe7b9: 'brainpoolP160t1',
  d8370a9d37b2e8a8229fe75787fb5069: 'brainpoolP192r1',
  '0a2349d289ac577e7461806e01444c71': 'brainpoolP192t1',
  '723554d9c3935a3dd06c8b2eec3b2847': 'brainpoolP224r1',
  '204f565b1f91332644d25838f22807e5': 'brainpoolP224t1',
  '0a5dad0ea99b4894542896d1be3b612a': 'brainpoolP256r1',
  f8f0dc473edffcdb15b05205240264e8: 'brainpoolP256t1',
  '6369ac97c6c51ec6fb4e7e24e8ae1341': 'brainpoolP320r1',
  '15cbdf2ecd0fef0df1451413337a387c': 'brainpoolP320t1',
  '8a2c81dd682507a29849abaedb2fede6': 'brainpoolP384r1',
  '46ac2f4742302a8dafcbc7916447b476': 'brainpoolP384t1',
  '31b75be85fd7e61b73d539d2c4c63dec': 'brainpoolP512r1',
  '1a13f537dab3d733881d457056ede533': 'brainpoolP512t1',
  '03305036cb21986e961a5b3aecbb907c': 'sm2',
};

/** The named curve that explicit parameters spell out (RFC 3279 section 2.3.5); undefined for any other. */
export function nameExplicitCurve(parameters: Uint8Array): OidName | undefined {
  const written = writeParameters(parameters);
  if (written === undefined) return undefined;
  const print = toHex(sha256(new TextEncoder().encode(written)).subarray(0, 16));
  return Object.hasOwn(CURVES, print) ? CURVES[print] : undefined;
}

/** Prime or polynomial, a, b, the base point's x and the order, in hex without leading zeros. Seed and cofactor follow from them. */
function writeParameters(parameters: Uint8Array): string | undefined {
  const sequence = Cursor.over(parameters).read(tags.sequence, 'ECParameters');
  sequence.read(tags.integer, 'version');
  const field = sequence.read(tags.sequence, 'fieldID');
  field.read(tags.oid, 'fieldType');
  const prime = field.any('parameters');
  const curve = sequence.read(tags.sequence, 'curve');
  const a = curve.read(tags.octetString, 'a');
  const b = curve.read(tags.octetString, 'b');
  const base = sequence.read(tags.octetString, 'base').content;
  const order = sequence.read(tags.integer, 'order');
  if (sequence.failed || field.failed || curve.failed) return undefined;
  // SEC 1 section 2.3.3: 04 and both coordinates, or 02 or 03 and the first.
  const x = base[0] === 0x04 ? base.subarray(1, (base.length + 1) / 2) : base.subarray(1);
  return [prime.content, a.content, b.content, x, order.content].map(toNumber).join(':');
}

const toNumber = (octets: Uint8Array): string => toHex(octets).replace(/^0+(?=.)/, '');
