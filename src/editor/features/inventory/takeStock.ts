import { placeOf } from '../../../core/contents/placeOf.js';
import {
  certificatesOf,
  type FoundCertificate,
  type InventoryLine,
  takeInventory,
} from '../../../core/inventory/inventory.js';
import type { Desk } from '../../desk/desk.js';
import { settings } from '../../desk/settings.js';

/** Every certificate of the workspace’s stores once and, if wished, of the workspace’s files, which are read where they have not been. */
export async function takeStock(
  hasFiles: boolean,
  { clock, files, known, store }: Pick<Desk, 'clock' | 'files' | 'known' | 'store'>,
  signal?: AbortSignal,
): Promise<readonly InventoryLine[]> {
  const found: FoundCertificate[] = [];
  for (const one of store.all) {
    const { entries } = await one.contents();
    found.push(...certificatesOf(entries, (entry) => known.nameOf(one.uriOf(entry, 'certificate.pem'))));
  }
  if (hasFiles) {
    await files.scan(signal);
    signal?.throwIfAborted();
    for (const { contents, uri } of await files.scanned())
      for (const item of contents.items)
        if (item.model.kind === 'certificate')
          found.push({ certificate: item.model, file: known.nameOf(uri), span: placeOf(item) });
  }
  return takeInventory(found, clock(), settings.expiryPolicy(store.folder));
}
