import type { Item } from '../../../core/contents/contents.js';
import { isClosed } from '../../../core/keystores/openKeystore.js';

/** Whether a passphrase would show more of it. What stands in a container opens with the container. */
export function isSealed(item: Item): boolean {
  const { container, model } = item;
  if (container !== undefined) return false;
  if (model.kind !== 'privateKey') return isSealedContainer(item);
  return model.encryption?.supported === true && model.publicKey === undefined;
}

export function isSealedContainer({ container, model }: Item): boolean {
  return container === undefined && model.kind === 'keystore' && isClosed(model);
}
