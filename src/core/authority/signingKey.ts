import type { OpenedKey } from '../keys/openKey.js';
import { oids } from '../x509/oids.js';
import type { PublicKey } from '../x509/publicKey.js';

type WebKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** A key that signs certificates, requests and lists, with the algorithm that it signs by. */
export interface SigningKey {
  readonly privateKey: WebKey;
  readonly publicKey: PublicKey;
  readonly signature: SignatureAlgorithm;
}

export interface SignatureAlgorithm {
  readonly oid: string;
  /** RFC 4055 section 5 wants NULL parameters for RSA; RFC 5758 section 3.2 and RFC 8410 section 3 want none. */
  readonly nullParameters: boolean;
  /** What Web Crypto imports the key for, and signs by. */
  readonly web: { readonly name: string; readonly hash?: string; readonly namedCurve?: string };
}

const rsa = (hash: string, oid: string): SignatureAlgorithm => ({
  oid,
  nullParameters: true,
  web: { name: 'RSASSA-PKCS1-v1_5', hash },
});
const ec = (namedCurve: string, hash: string, oid: string): SignatureAlgorithm => ({
  oid,
  nullParameters: false,
  web: { name: 'ECDSA', namedCurve, hash },
});
const byCurve: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  [oids.secp256r1, ec('P-256', 'SHA-256', oids.ecdsaWithSHA256)],
  [oids.secp384r1, ec('P-384', 'SHA-384', oids.ecdsaWithSHA384)],
  [oids.secp521r1, ec('P-521', 'SHA-512', oids.ecdsaWithSHA512)],
]);
const edwards: SignatureAlgorithm = { oid: oids.ed25519, nullParameters: false, web: { name: 'Ed25519' } };

/** Each key with a hash of its own strength (NIST SP 800-57 part 1, table 3); undefined where nothing here signs by it. */
function algorithmOf({ algorithm, bits, curve }: PublicKey): SignatureAlgorithm | undefined {
  switch (algorithm.oid) {
    case oids.rsaEncryption:
      return (bits ?? 0) < 4096
        ? rsa('SHA-256', oids.sha256WithRSAEncryption)
        : rsa('SHA-384', oids.sha384WithRSAEncryption);
    case oids.ecPublicKey:
      return byCurve.get(curve ?? '');
    case oids.ed25519:
      return edwards;
    default:
      return undefined;
  }
}

/**
 * Makes an opened key ready to sign.
 * @throws Error with its name where nothing here signs by such a key
 */
export async function toSigningKey({ pkcs8, publicKey }: OpenedKey): Promise<SigningKey> {
  const signature = publicKey && algorithmOf(publicKey);
  if (publicKey === undefined || signature === undefined)
    throw new Error(
      `Nothing here signs by a key of this kind (${publicKey?.type ?? 'unknown'}): RSA, EC on P-256, P-384 and P-521, and Ed25519 do.`,
    );
  const privateKey = await crypto.subtle.importKey('pkcs8', pkcs8, signature.web, false, ['sign']);
  return { privateKey, publicKey, signature };
}
