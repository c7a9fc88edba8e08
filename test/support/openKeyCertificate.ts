import { readContents } from '../../src/core/contents/readContents.js';
import { type OpenedKey, openKey } from '../../src/core/keys/openKey.js';

/** A key certificate of the fixtures with its key opened. */
export async function openKeyCertificate(
  keyCertificate: string,
): Promise<{ keyCertificate: string; key: OpenedKey }> {
  const { items } = readContents(keyCertificate);
  for (const { model } of items) {
    if (model.kind !== 'privateKey') continue;
    const opening = await openKey(model, 'changeit');
    if (opening.outcome === 'opened') return { keyCertificate, key: opening.key };
  }
  throw new Error('There is no private key that “changeit” opens.');
}
