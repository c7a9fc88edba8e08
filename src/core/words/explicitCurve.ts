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
  f930a619737c490008c565a06ab22604: 'secp160k1',
  '2a1e169ac6e730a2633f2b6eb49c7e25': 'secp160r1',
  f60faaca382649acfd73c8224e97b636: 'secp160r2',
  '0cdc78ef44cf87db638d6930abd95801': 'secp192k1',
  '39bf912c6e061809227db7ebaee64e26': 'secp192r1',
  '57e954e16ddc01bd8612e1e4a1efa8af': 'prime192v2',
  cc8df943f9139ecaa4c046156fd22392: 'prime192v3',
  c5c10479d375fb2b845a4cf9efa2b5c6: 'secp224k1',
  f4468e90202f808b2d8f5119bf4e274d: 'secp224r1',
  '9af4e78056e77846a7dc0a28d2ec0605': 'prime239v1',
  '25c8545b0db96b326865dc978131c76e': 'prime239v2',
  '1747aab7b992d87b557ce46a22a90818': 'prime239v3',
  a18f1066d13b6bffb6e7c221441e6797: 'secp256k1',
  '92099a1fe4174b922cc0ff57adee4563': 'secp256r1',
  b6311b2291314749fd308a8523c7c0ec: 'secp384r1',
  '57075595c8c198ec926347a07cfe952e': 'secp521r1',
  d908eeaa516fe7a6fa121e6c3cc0bbcc: 'sect163k1',
  a165448401dceca5f3e1ba3be7466c2b: 'sect163r2',
  ca141c554571fbae5ec0da06ca6c9daa: 'sect233k1',
  '63cb5d519b8ccdde9dae370dd6d2e250': 'sect233r1',
  '811d5c6215be5b8353a494ce008a6dce': 'sect283k1',
  '0cb4a344ad5b57f5cc1ec11ac84a4828': 'sect283r1',
  ba43df8b87c79e38d5cfe1c59514550b: 'sect409k1',
  '7baf1a886320d1b9533fe17a1c946913': 'sect409r1',
  da24bb97d5c743ff9605d2f46d367a60: 'sect571k1',
  '16c1ba135392d896c5589e486623843d': 'sect571r1',
  f57acb14c9ec5f3fb653aae46716dbe9: 'brainpoolP160r1',
  '36470490efaafa4346a7fe2c50fe1990': 'brainpoolP160t1',
  '1f31ee646362ff4d0d3a60009a66a359': 'brainpoolP192r1',
  '267ca2536f9a29c0f707057c2478e678': 'brainpoolP192t1',
  fd165acb21bdd91797e67f72beb85b26: 'brainpoolP224r1',
  ccedd7b00de3361b0fb4e7c782d0bce0: 'brainpoolP224t1',
  '6798f4b61a6e9ed1846502daf12fff9f': 'brainpoolP256r1',
  d33b6868ad1fa6e9780c0664a54b0d36: 'brainpoolP256t1',
  a1dae68b160a6ed08b8cd929c128675e: 'brainpoolP320r1',
  e16d0d92048baa0b7c8bab09f5ee1ad3: 'brainpoolP320t1',
  '4fe24c98e5634c259c8fa789c58560ce': 'brainpoolP384r1',
  d0dafcfd0b5fff17fb74d94544149680: 'brainpoolP384t1',
  a8d2979a90ece593f4fa96540badf13d: 'brainpoolP512r1',
  '3a45ab3dbe4ee1260866b25ffab39608': 'brainpoolP512t1',
  '233279ff6541ff63ae1c92f6a970540f': 'sm2',
};

/** The named curve that explicit parameters spell out (RFC 3279 section 2.3.5); undefined for any other. */
export function nameExplicitCurve(parameters: Uint8Array): OidName | undefined {
  const written = writeParameters(parameters);
  if (written === undefined) return undefined;
  const print = toHex(sha256(new TextEncoder().encode(written)).subarray(0, 16));
  return Object.hasOwn(CURVES, print) ? CURVES[print] : undefined;
}

/** The field, a, b, the base point (uncompressed, as all tools write it) and the order, in hex without leading zeros. Seed and cofactor follow from them. */
function writeParameters(parameters: Uint8Array): string | undefined {
  const sequence = Cursor.over(parameters).read(tags.sequence, 'ECParameters');
  sequence.read(tags.integer, 'version');
  const field = sequence.read(tags.sequence, 'fieldID');
  const curve = sequence.read(tags.sequence, 'curve');
  const a = curve.read(tags.octetString, 'a');
  const b = curve.read(tags.octetString, 'b');
  const base = sequence.read(tags.octetString, 'base').content;
  const order = sequence.read(tags.integer, 'order');
  if (sequence.failed || curve.failed) return undefined;
  return [field.raw, a.content, b.content, base, order.content].map(toNumber).join(':');
}

const toNumber = (octets: Uint8Array): string => toHex(octets).replace(/^0+(?=.)/, '');
