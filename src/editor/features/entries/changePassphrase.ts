import * as vscode from 'vscode';
import { sameOctets } from '../../../core/base/sameOctets.js';
import { readContents } from '../../../core/contents/readContents.js';
import type { SealingProfile } from '../../../core/keys/sealingProfile.js';
import type { Stamp } from '../../../core/store/change/stamp.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import { RefusedWrite } from '../../../core/store/refusedWrite.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { toInertText } from '../../desk/inertText.js';
import { entryIdentities } from '../../desk/entryIdentities.js';
import { openEntryKey } from '../../desk/openEntryKey.js';
import { askNewPassphrase } from '../../desk/passphrase.js';
import { readOctets } from '../../desk/readOctets.js';
import { forget, recall, remember } from '../../desk/rememberedPassphrases.js';
import { settings } from '../../desk/settings.js';
import type { Asked } from './asked.js';
import { chosenEntries, nameOf } from './chosenEntries.js';
import { sealedContent } from './sealedContent.js';

/** Seals the private key of an entry with another passphrase, by the profile that the setting names. */
export async function changePassphrase({ line }: Asked, desk: StoreDesk): Promise<void> {
  const question = vscode.l10n.t('Whose private key gets another passphrase?');
  const asked = { line, lines: undefined };
  const [entry] = await chosenEntries(asked, question, desk, ({ key }) => key !== undefined);
  if (entry?.key === undefined) return;
  const name = nameOf(entry);
  const before = await desk.store.stamp(entryPath(entry, 'key.pem'));
  await checkKeyFile(entry, desk);
  const { secrets } = desk;
  const opened = await openEntryKey(entry, name, desk);
  const identities = entryIdentities(entry);
  const isRemembered = (await recall(secrets, identities)) !== undefined;
  const why = vscode.l10n.t('New passphrase of the private key of {0}.', name);
  const given = opened && (await askNewPassphrase(why, { secrets, isRemembered }));
  if (opened === undefined || given === undefined || before === undefined) return;
  const { passphrase } = given;
  const sealing = settings.keySealing(desk.store.folder);
  await keepSealed({ entry, pkcs8: opened.pkcs8, passphrase, sealing, before }, desk);
  // What is remembered follows at once: from here on the one before opens nothing.
  if (given.isRemembered === true) await remember(secrets, { opens: identities, name, passphrase });
  else await forget(secrets, identities);
  void vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t(
        'The private key of {0} has a new passphrase. Copies that were sealed with the one before, in version control and on the node, keep that.',
        name,
      ),
    ),
  );
}

/**
 * Whether the entry’s key, and nothing else, stands in its file.
 * @throws RefusedWrite where another key does: what was read of the entry may be older than the stamp, since file events take
 * their time; Error where something stands beside it, which would not come back
 */
export async function checkKeyFile(entry: Entry, { store }: Pick<StoreDesk, 'store'>): Promise<void> {
  const octets = await readOctets(store.uriOf(entry, 'key.pem'));
  const models = readContents(octets).items.map(({ model }) => model);
  const isSame = models.some(
    (model) => model.kind === 'privateKey' && entry.key && sameOctets(model.der, entry.key.der),
  );
  if (!isSame) throw new RefusedWrite('changed-meanwhile', { place: entryPath(entry, 'key.pem') });
  // Parameters of a curve before its key say nothing that the key does not.
  if (models.filter(({ kind }) => kind !== 'unknown').length > 1)
    throw new Error(
      vscode.l10n.t(
        'key.pem of {0} holds more than its private key, and the rest would be lost. Move that to another file first.',
        nameOf(entry),
      ),
    );
}

/** A key in the clear, and what it is to be sealed with. */
interface Sealing {
  readonly entry: Entry;
  readonly pkcs8: Uint8Array;
  readonly passphrase: string;
  readonly sealing: SealingProfile;
  readonly before: Stamp;
}

/** Seals the key and puts it in the place of the one before, unless that has changed meanwhile. */
export async function keepSealed(
  { before, entry, passphrase, pkcs8, sealing }: Sealing,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<void> {
  const content = await sealedContent(pkcs8, passphrase, sealing);
  await store.change([{ type: 'put', path: entryPath(entry, 'key.pem'), content, before }]);
}
