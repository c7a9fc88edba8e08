import { hmac } from '../crypto/hmac.js';
import { digest } from '../crypto/digest.js';
import { pkcs12Derivation, toBmpOctets } from '../crypto/pkcs12Derivation.js';
import { constructed, tags } from '../der/tags.js';
import { writeElement, writeOid, writeSmallInteger } from '../der/writeElement.js';
import type { SealingProfile } from '../keys/sealingProfile.js';
import { sealKey, sealOctets } from '../keys/sealKey.js';
import type { Certificate } from '../x509/certificate.js';
import { oids } from '../x509/oids.js';

/**
 * How a PKCS#12 is sealed.
 * `modern`: PBES2 with HMAC-SHA256 and AES-256-CBC, and a MAC with SHA-256: OpenSSL 1.1 and later, Java 8u301 and later.
 * `legacy`: triple DES of PKCS#12 and a MAC with SHA-1, for older readers.
 */
export type Pkcs12Profile = 'modern' | 'legacy';

interface Recipe {
  readonly sealing: SealingProfile;
  readonly hash: 'SHA-256' | 'SHA-1';
  readonly digest: string;
}

const RECIPES: Readonly<Record<Pkcs12Profile, Recipe>> = {
  modern: { sealing: 'modern', hash: 'SHA-256', digest: oids.sha256 },
  legacy: { sealing: 'pbes1-3des', hash: 'SHA-1', digest: oids.sha1 },
};

/** Rounds of the MAC's derivation, which plain code does in about half a second. */
const MAC_ITERATIONS = 100_000;

/** A key with the certificate for it first, then those above it. */
export interface KeyWithChain {
  /** DER of the PrivateKeyInfo, in the clear. */
  readonly pkcs8: Uint8Array;
  readonly certificates: readonly [Certificate, ...Certificate[]];
  /** What readers call the entry: the alias of Java. */
  readonly friendlyName: string;
}

/**
 * A PKCS#12 with one key and its chain, RFC 7292 section 4, certificates sealed as well as the key, as all readers expect.
 * @throws Error for an empty passphrase
 */
export async function writePkcs12(
  { pkcs8, certificates, friendlyName }: KeyWithChain,
  passphrase: string,
  profile: Pkcs12Profile,
): Promise<Uint8Array> {
  const recipe = RECIPES[profile];
  const [own, ...chain] = certificates;
  // What tells which certificate is the key's: any octets that both have, by custom the certificate's SHA-1.
  const attributes = writeAttributes(friendlyName, await digest('SHA-1', own.der));
  const bags = sequence(
    writeBag(oids.certBag, writeCertificate(own), attributes),
    ...chain.map((certificate) => writeBag(oids.certBag, writeCertificate(certificate))),
  );
  const key = await sealKey(pkcs8, passphrase, recipe.sealing);
  const keys = sequence(writeBag(oids.pkcs8ShroudedKeyBag, key, attributes));
  const safes = sequence(
    await writeSealed(bags, passphrase, recipe.sealing),
    writeContent(oids.pkcs7Data, octets(keys)),
  );
  const mac = await writeMac(safes, passphrase, recipe);
  return sequence(writeSmallInteger(3), writeContent(oids.pkcs7Data, octets(safes)), mac);
}

const sequence = (...parts: readonly Uint8Array[]): Uint8Array => writeElement(tags.sequence, ...parts);
const octets = (contents: Uint8Array): Uint8Array => writeElement(tags.octetString, contents);
const explicit = (number: number, content: Uint8Array): Uint8Array =>
  writeElement(constructed(number), content);

/** `ContentInfo ::= SEQUENCE { contentType, content [0] EXPLICIT ANY }`, RFC 5652 section 3. */
function writeContent(type: string, content: Uint8Array): Uint8Array {
  return sequence(writeOid(type), explicit(0, content));
}

/** EncryptedData, RFC 5652 section 8. */
async function writeSealed(
  contents: Uint8Array,
  passphrase: string,
  sealing: SealingProfile,
): Promise<Uint8Array> {
  const { algorithm, encrypted } = await sealOctets(contents, passphrase, sealing);
  const content = sequence(writeOid(oids.pkcs7Data), algorithm, writeElement(IMPLICIT_OCTETS, encrypted));
  return writeContent(oids.pkcs7EncryptedData, sequence(writeSmallInteger(0), content));
}

/** `[0] IMPLICIT OCTET STRING` */
const IMPLICIT_OCTETS = 0x80;

/** SafeBag, RFC 7292 section 4.2. */
function writeBag(type: string, value: Uint8Array, ...attributes: readonly Uint8Array[]): Uint8Array {
  return sequence(writeOid(type), explicit(0, value), ...attributes);
}

/** `CertBag ::= SEQUENCE { certId, certValue [0] EXPLICIT OCTET STRING }` */
function writeCertificate({ der }: Certificate): Uint8Array {
  return sequence(writeOid(oids.x509Certificate), explicit(0, octets(der)));
}

/** friendlyName and localKeyID, RFC 2985 section 5.5; a SET OF stands in ascending order in DER, the shorter OID value first. */
function writeAttributes(friendlyName: string, localKeyId: Uint8Array): Uint8Array {
  const bmp = toBmpOctets(friendlyName).subarray(0, 2 * friendlyName.length);
  const attributes = [
    sequence(writeOid(oids.friendlyName), writeElement(tags.set, writeElement(tags.bmpString, bmp))),
    sequence(writeOid(oids.localKeyId), writeElement(tags.set, octets(localKeyId))),
  ];
  return writeElement(tags.set, ...attributes.sort(compareOctets));
}

function compareOctets(a: Uint8Array, b: Uint8Array): number {
  const index = a.findIndex((octet, at) => octet !== b[at]);
  return index < 0 ? a.length - b.length : (a[index] ?? 0) - (b[index] ?? 0);
}

/** MacData, RFC 7292 section 4. */
async function writeMac(
  safes: Uint8Array,
  passphrase: string,
  { hash, digest: oid }: Recipe,
): Promise<Uint8Array> {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const length = hash === 'SHA-256' ? 32 : 20;
  const key = await pkcs12Derivation(hash, toBmpOctets(passphrase), salt, MAC_ITERATIONS, 'mac', length);
  const algorithm = sequence(writeOid(oid), Uint8Array.of(tags.null, 0));
  const mac = await hmac(hash, key, safes);
  return sequence(sequence(algorithm, octets(mac)), octets(salt), writeSmallInteger(MAC_ITERATIONS));
}
