import type { Contents } from '../../../core/contents/contents.js';
import { replaceKeystore } from '../../../core/contents/replaceKeystore.js';
import type { OpenedKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import type { Keystore } from '../../../core/keystores/keystore.js';
import { isClosed, openKeystore } from '../../../core/keystores/openKeystore.js';
import type { ImportFile, WantedKind } from '../../../core/store/import/importPlan.js';
import { describeLockedKeystore } from '../../../core/words/describeImport.js';
import { unlock, type Unlocked } from '../../desk/unlock.js';

export interface OpenedFiles {
  readonly files: readonly ImportFile[];
  /** The keys that came out of containers. */
  readonly opened: ReadonlyMap<PrivateKey, OpenedKey>;
  /** What each of them was opened with. */
  readonly passphrases: ReadonlyMap<OpenedKey, string>;
}

/** The files with their containers opened, asking where a passphrase is needed. Undefined where the person leaves. */
export async function openKeystores(
  files: readonly ImportFile[],
  wanted: WantedKind,
): Promise<OpenedFiles | undefined> {
  const opened = new Map<PrivateKey, OpenedKey>();
  const passphrases = new Map<OpenedKey, string>();
  const after: ImportFile[] = [];
  for (const { name, contents } of files) {
    let open: Contents = contents;
    for (const item of contents.items) {
      if (item.model.kind !== 'keystore' || !isNeeded(item.model, wanted)) continue;
      const unlocked = await unlockKeystore(item.model, name);
      if (unlocked === undefined) return undefined;
      const { opening, passphrase } = unlocked;
      // What nothing opens stays as it is, and the plan says so.
      if (opening.outcome !== 'opened') continue;
      open = replaceKeystore(open, item, opening.keystore);
      for (const { model, opened: key } of opening.keystore.enclosed) {
        if (model.kind !== 'privateKey' || key === undefined) continue;
        opened.set(model, key);
        passphrases.set(key, passphrase);
      }
    }
    after.push({ name, contents: open });
  }
  return { files: after, opened, passphrases };
}

/** CA certificates are seen without opening the keys beside them. */
function isNeeded(keystore: Keystore, wanted: WantedKind): boolean {
  return wanted === 'key' ? isClosed(keystore) : keystore.sealed.some(({ isOpen }) => !isOpen);
}

/** Some tools write an empty passphrase where the person gave none: it is tried before anybody is asked. */
async function unlockKeystore(
  keystore: Keystore,
  file: string,
): Promise<Unlocked<Awaited<ReturnType<typeof openKeystore>>> | undefined> {
  const opening = await openKeystore(keystore, '');
  if (opening.outcome !== 'passphrase-wrong' && opening.outcome !== 'costly')
    return { opening, passphrase: '' };
  return unlock('container', describeLockedKeystore(keystore, file), (passphrase, options) =>
    openKeystore(keystore, passphrase, options),
  );
}
