import { keyIdentity } from '../../keys/keyMatches.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import { incapacityOf } from '../../path/couldHaveIssued.js';
import type { Keystore } from '../../keystores/keystore.js';
import type { Certificate } from '../../x509/certificate.js';
import type { Entry } from '../entry.js';
import type { ClosedContainer, Found, Gathering } from './gathering.js';
import { KeyOwners } from './keyOwners.js';
import { KnownStore } from './knownStore.js';

/** What must be opened before it can be sorted: a container, or a private key by itself. */
export type LockedObject =
  | { readonly type: 'container'; readonly file: string; readonly container: ClosedContainer }
  | { readonly type: 'key'; readonly file: string; readonly key: PrivateKey };

/**
 * What a passphrase is needed for: containers that hide what they hold, and keys that may belong to something which
 * lacks one. A key beside a certificate that the store has already is left closed.
 * @param existing every entry of the store
 */
export function lockedObjects(found: Gathering, existing: readonly Entry[]): readonly LockedObject[] {
  const store = new KnownStore(existing);
  const lacking = findLacking(found, store);
  const nodes = nodesByFile(found);
  const mayServe = (file: string): boolean =>
    nodes.get(file)?.some((node) => lacking.has(node)) ?? lacking.size > 0;
  const containers = found.closed
    .filter(({ keystore }) => mayOpen(keystore))
    .filter(({ file, keystore }) => keystore.sealed.some(({ isOpen }) => !isOpen) || mayServe(file))
    .map((container): LockedObject => ({ type: 'container', file: container.file, container }));
  const keys = found.keys
    .filter(({ object: key }) => key.scheme !== undefined && !found.opened.has(key))
    .filter(({ files, object }) => store.withPrivateKey(object) === undefined && files.some(mayServe))
    .map(({ files: [file], object: key }): LockedObject => ({ type: 'key', file, key }));
  return [...containers, ...keys];
}

/** The nodes' certificates of each file that has some. */
function nodesByFile(found: Gathering): ReadonlyMap<string, readonly Certificate[]> {
  const nodes = new Map<string, Certificate[]>();
  for (const { files, object } of found.certificates)
    if (incapacityOf(object) !== undefined)
      for (const file of files) nodes.set(file, [...(nodes.get(file) ?? []), object]);
  return nodes;
}

/** Whether anything that is closed in it is encrypted in a way that is known here. */
export function mayOpen({ enclosed, sealed }: Keystore): boolean {
  return (
    sealed.some(({ encryption, isOpen }) => !isOpen && encryption.supported) ||
    enclosed.some(
      ({ model, opened }) =>
        model.kind === 'privateKey' && opened === undefined && model.encryption?.supported,
    )
  );
}

/** The certificates and requests whose private key is neither found nor in the store. */
function findLacking(found: Gathering, store: KnownStore): ReadonlySet<object> {
  const owners = new KeyOwners(found, store);
  const lacks = ({ object }: Found<Certificate>) =>
    store.withCertificate(object, ['key', 'authority']).length === 0 &&
    owners.of(object.publicKey) === undefined;
  const certified = new Set(found.certificates.map(({ object }) => keyIdentity(object.publicKey)));
  const requests = found.requests.filter(
    ({ object: { publicKey } }) =>
      owners.of(publicKey) === undefined && !certified.has(keyIdentity(publicKey)),
  );
  return new Set([...found.certificates.filter(lacks), ...requests].map(({ object }) => object));
}
