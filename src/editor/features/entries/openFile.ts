import { readContents } from '../../../core/contents/readContents.js';
import { type OpenedKey, openKey } from '../../../core/keys/openKey.js';
import { sealedIdentity } from '../../../core/keys/passphraseIdentity.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import type { Keystore } from '../../../core/keystores/keystore.js';
import { isClosed, openKeystore } from '../../../core/keystores/openKeystore.js';
import { describeLockedKey, describeLockedKeystore } from '../../../core/words/describeImport.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { sealedKeyIdentities } from '../../desk/entryIdentities.js';
import type { GivenPassphrase } from '../../desk/passphrase.js';
import { unlock } from '../../desk/unlock.js';

/** A private key out of a file, and what it was opened with: nothing where it came in the clear. */
export interface FileKey extends GivenPassphrase {
  readonly opened: OpenedKey;
}

/** What a file holds once it is open. */
export interface OpenedFile {
  readonly certificates: readonly Certificate[];
  readonly keys: readonly FileKey[];
}

/**
 * The certificates of a file, and its private keys where they are wanted, out of containers too; asks for passphrases
 * where they are needed. Undefined where the person leaves.
 * @param file as people call it
 */
export async function openFile(
  bytes: Uint8Array,
  file: string,
  wantsKeys: boolean,
  desk: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<OpenedFile | undefined> {
  const certificates: Certificate[] = [];
  const keys: FileKey[] = [];
  for (const { container, model } of readContents(bytes).items) {
    // What a container encloses comes with it.
    if (container !== undefined) continue;
    if (model.kind === 'certificate') certificates.push(model);
    else if (model.kind === 'privateKey' && wantsKeys) {
      const opened = await openOne(model, file, desk);
      if (opened === 'left') return undefined;
      if (opened) keys.push(opened);
    } else if (model.kind === 'keystore') {
      const opened = await openContainer(model, file, wantsKeys, desk);
      if (opened === undefined) return undefined;
      certificates.push(...opened.certificates);
      keys.push(...opened.keys);
    }
  }
  return { certificates, keys };
}

/** Undefined where nothing opens it, so that it is no key of anything here. */
async function openOne(
  key: PrivateKey,
  file: string,
  desk: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<FileKey | 'left' | undefined> {
  const sealed = {
    what: 'private key',
    why: describeLockedKey({ file, key }),
    name: file,
    identities: await sealedKeyIdentities(key, desk),
  } as const;
  const unlocked =
    key.encryption === null
      ? { opening: await openKey(key, undefined), passphrase: '' }
      : await unlock(sealed, (passphrase, options) => openKey(key, passphrase, options), desk.secrets);
  if (unlocked === undefined) return 'left';
  const { opening, ...given } = unlocked;
  return opening.outcome === 'opened' ? { opened: opening.key, ...given } : undefined;
}

/** An empty passphrase, which some tools write, is tried before anybody is asked. */
async function openContainer(
  keystore: Keystore,
  file: string,
  wantsKeys: boolean,
  { secrets }: Pick<Desk, 'secrets'>,
): Promise<OpenedFile | undefined> {
  const sealed = {
    what: 'container',
    why: describeLockedKeystore(keystore, file),
    name: file,
    identities: [sealedIdentity(keystore.der)],
  } as const;
  const isNeeded = wantsKeys ? isClosed(keystore) : keystore.sealed.some(({ isOpen }) => !isOpen);
  const opening = isNeeded ? await openKeystore(keystore, '') : ({ outcome: 'opened', keystore } as const);
  const unlocked =
    opening.outcome === 'opened'
      ? { opening, passphrase: '' }
      : await unlock(sealed, (passphrase, options) => openKeystore(keystore, passphrase, options), secrets);
  if (unlocked === undefined) return undefined;
  const { opening: outcome, ...given } = unlocked;
  const { enclosed } = outcome.outcome === 'opened' ? outcome.keystore : keystore;
  return {
    certificates: enclosed.flatMap(({ model }) => (model.kind === 'certificate' ? [model] : [])),
    keys: wantsKeys ? enclosed.flatMap(({ opened }) => (opened ? [{ opened, ...given }] : [])) : [],
  };
}
