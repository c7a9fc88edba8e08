import { isTruncated, type PrfHashName } from '../crypto/deriveKey.js';
import { type HashName, hashByOid } from '../crypto/digest.js';
import type { Cursor } from '../der/cursor.js';
import { readSmallInteger } from '../der/readInteger.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import { parsePbkdf2 } from '../keys/parseEncryption.js';
import { pbes2, pseudorandomFunctions } from '../keys/pbes2.js';
import type { Integrity } from './keystore.js';

/** RFC 8018 appendix A.5. */
const PBMAC1 = '1.2.840.113549.1.5.14';

/** The MAC of a PKCS#12 with all that computing it needs but the passphrase. */
export interface Mac {
  readonly integrity: Integrity;
  readonly digest: Uint8Array;
  /** undefined where it cannot be computed here. */
  readonly method: MacMethod | undefined;
}

export type MacMethod =
  /** RFC 7292 appendix B.4. */
  | {
      readonly derivation: 'PKCS12';
      readonly hash: HashName;
      readonly salt: Uint8Array;
      readonly iterations: number;
    }
  /** PBMAC1 of RFC 9579: the key is derived by PBKDF2 with one hash, and used with HMAC of another. */
  | {
      readonly derivation: 'PBKDF2';
      readonly prf: PrfHashName;
      readonly hash: HashName;
      readonly salt: Uint8Array;
      readonly iterations: number;
      readonly keyLength: number;
    };

/**
 *     MacData ::= SEQUENCE { mac DigestInfo, macSalt OCTET STRING, iterations INTEGER DEFAULT 1 }  RFC 7292 section 4
 *     DigestInfo ::= SEQUENCE { digestAlgorithm AlgorithmIdentifier, digest OCTET STRING }
 */
export function parseMac(data: Cursor): Mac {
  const info = data.read(tags.sequence, 'mac');
  const algorithm = info.read(tags.sequence, 'digestAlgorithm');
  const oid = readOid(algorithm, 'digestAlgorithm');
  const pbmac1 = oid === PBMAC1 ? parsePbmac1(algorithm) : undefined;
  const digest = info.read(tags.octetString, 'digest').content;
  info.finish('mac');
  const salt = data.read(tags.octetString, 'macSalt').content;
  const iterations = data.done ? 1 : readSmallInteger(data, 'iterations');
  data.finish('MacData');
  // RFC 9579 section 5: salt and iterations beside PBMAC1 mean nothing.
  if (pbmac1) return { ...pbmac1, digest };
  const hash = hashByOid.get(oid);
  return {
    integrity: {
      algorithm: hash === undefined ? oid : `HMAC-${hash.replace('-', '')}`,
      iterations: known(iterations),
    },
    digest,
    method: hash && iterations > 0 ? { derivation: 'PKCS12', hash, salt, iterations } : undefined,
  };
}

/**
 *     PBMAC1-params ::= SEQUENCE {
 *       keyDerivationFunc AlgorithmIdentifier, messageAuthScheme AlgorithmIdentifier }         RFC 8018 appendix A.5
 */
function parsePbmac1(algorithm: Cursor): Pick<Mac, 'integrity' | 'method'> {
  const parameters = algorithm.read(tags.sequence, 'PBMAC1-params');
  const derivation = parameters.read(tags.sequence, 'keyDerivationFunc');
  const function_ = readOid(derivation, 'keyDerivationFunc');
  const pbkdf2 = function_ === pbes2.pbkdf2 ? parsePbkdf2(derivation) : undefined;
  const scheme = readOid(parameters.read(tags.sequence, 'messageAuthScheme'), 'messageAuthScheme');
  const mac = pseudorandomFunctions.get(scheme);
  const name = `PBMAC1 (${pbkdf2?.prf ?? function_}, ${mac?.name ?? scheme})`;
  const integrity = { algorithm: name, iterations: known(pbkdf2?.iterations ?? NaN) };
  const how = pbkdf2?.how;
  // RFC 9579 section 5: the length of the key must be there.
  if (!how || mac?.hash === undefined || isTruncated(mac.hash) || pbkdf2.keyLength === undefined)
    return { integrity, method: undefined };
  const { hash: prf, iterations, salt } = how;
  const method = {
    derivation: 'PBKDF2',
    prf,
    hash: mac.hash,
    salt,
    iterations,
    keyLength: pbkdf2.keyLength,
  } as const;
  return { integrity, method };
}

function known(iterations: number): number | null {
  return Number.isNaN(iterations) ? null : iterations;
}
