import { keyIdentity, keyMatches } from '../../keys/keyMatches.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import { fingerprint } from '../../path/fingerprint.js';
import { normalName } from '../../path/sameName.js';
import { sameOctets } from '../../base/sameOctets.js';
import type { Certificate } from '../../x509/certificate.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import type { PublicKey } from '../../x509/publicKey.js';
import type { RevocationList } from '../../x509/revocationList.js';
import type { Entry } from '../entry.js';
import type { EntryKind } from '../layout.js';

/** The entries of a store, found by what they are about: ten thousand of them are asked a thousand times. */
export class KnownStore {
  readonly #byFingerprint = new Map<string, Entry[]>();
  readonly #byKey = new Map<string, Entry[]>();
  readonly #byNames = new Map<string, Entry[]>();
  readonly #lists = new Map<string, Entry[]>();
  readonly #keys: Entry[] = [];

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      const own = entry.certificates[0]?.certificate;
      const publicKey = own?.publicKey ?? entry.request?.publicKey;
      if (own) put(this.#byFingerprint, fingerprint(own), entry);
      if (own) put(this.#byNames, namesOf(own), entry);
      if (publicKey) put(this.#byKey, keyIdentity(publicKey), entry);
      if (entry.revocationList) put(this.#lists, normalName(entry.revocationList.issuer), entry);
      if (entry.key) this.#keys.push(entry);
    }
  }

  /** The entries of these kinds that are about this very certificate. */
  withCertificate(certificate: Certificate, kinds: readonly EntryKind[]): readonly Entry[] {
    return ofKinds(this.#byFingerprint.get(fingerprint(certificate)), kinds);
  }

  /** The entries of these kinds whose certificate or request has this key. */
  withKey(key: PublicKey, kinds: readonly EntryKind[]): readonly Entry[] {
    return ofKinds(this.#byKey.get(keyIdentity(key)), kinds).filter(({ certificates: [own], request }) => {
      const publicKey = own?.certificate.publicKey ?? request?.publicKey;
      return publicKey !== undefined && keyMatches(publicKey, key);
    });
  }

  /** The entries of these kinds whose certificate has the same subject and the same names. */
  withNames(certificate: Certificate, kinds: readonly EntryKind[]): readonly Entry[] {
    return ofKinds(this.#byNames.get(namesOf(certificate)), kinds);
  }

  /** The entry that has this private key, octet by octet, sealed or not. */
  withPrivateKey({ der }: PrivateKey): Entry | undefined {
    return this.#keys.find(({ key }) => key && sameOctets(key.der, der));
  }

  /** The entries with a revocation list of the same issuer. */
  withListOf({ issuer }: RevocationList): readonly Entry[] {
    return this.#lists.get(normalName(issuer)) ?? [];
  }
}

/** The private key of an entry, where it is sealed as the store wants it and can be taken over as it stands. */
export function sealedKeyOf({ faults, key }: Entry): Uint8Array | undefined {
  const isSound = key?.wrapper === 'pkcs8' && key.encryption !== null && key.faults.length === 0;
  return isSound && !faults.some(({ file }) => file === 'key.pem') ? key.der : undefined;
}

/** Subject and alternative names as one text; in any order the same. */
function namesOf(certificate: Certificate): string {
  const alternative = readExtension(certificate, 'subjectAltName') ?? [];
  const names = alternative.map(({ type, value }) => `${type} ${value.toLowerCase()}`).sort();
  return JSON.stringify([normalName(certificate.subject), ...names]);
}

function put(index: Map<string, Entry[]>, key: string, entry: Entry): void {
  const entries = index.get(key);
  if (entries === undefined) index.set(key, [entry]);
  else entries.push(entry);
}

function ofKinds(entries: readonly Entry[] | undefined, kinds: readonly EntryKind[]): readonly Entry[] {
  return entries?.filter(({ kind }) => kinds.includes(kind)) ?? [];
}
