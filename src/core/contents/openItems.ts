import type { Fault } from '../base/fault.js';
import type { Span } from '../base/span.js';
import { openKey, type Opening, type OpeningOptions } from '../keys/openKey.js';
import type { PrivateKey } from '../keys/privateKey.js';
import type { Keystore } from '../keystores/keystore.js';
import type { KeystoreOpening } from '../keystores/keystoreOpening.js';
import { isClosed, openKeystore } from '../keystores/openKeystore.js';
import type { Item } from './contents.js';
import { toOpenedItem } from './toOpenedItem.js';
import { withEnclosed } from './withEnclosed.js';

/**
 * The items of a file with what a passphrase shows of them: what containers enclose, and the public half of keys. What
 * the passphrase does not open has a fault that says why.
 * @param passphrase undefined where none is known: containers are tried with an empty one, which some tools write
 * @throws the signal's reason where it is called off
 */
export async function* openItems(
  items: Iterable<Item>,
  passphrase: string | undefined,
  options: OpeningOptions = {},
): AsyncGenerator<Item, void> {
  for (const item of items) {
    const { container, model } = item;
    // What a container shows by itself comes again with the rest of it.
    if (container !== undefined) continue;
    if (model.kind === 'keystore') yield* await openContainer(item, model, passphrase, options);
    else if (model.kind === 'privateKey' && model.encryption !== null && passphrase !== undefined)
      yield await openPrivateKey(item, model, passphrase, options);
    else yield item;
  }
}

async function openContainer(
  item: Item,
  model: Keystore,
  passphrase: string | undefined,
  options: OpeningOptions,
): Promise<readonly Item[]> {
  const isUnknown = passphrase === undefined;
  const opening = isClosed(model) ? await openKeystore(model, passphrase ?? '', options) : undefined;
  if (opening?.outcome === 'opened') return [...withEnclosed(toOpenedItem(item, opening.keystore))];
  const fault = opening && !isUnknown ? whyClosed(opening, item.span) : undefined;
  return [...withEnclosed(fault ? { ...item, faults: [...item.faults, fault] } : item)];
}

async function openPrivateKey(
  item: Item,
  model: PrivateKey,
  passphrase: string,
  options: OpeningOptions,
): Promise<Item> {
  const opening = await openKey(model, passphrase, options);
  if (opening.outcome === 'opened') return { ...item, model: { ...model, publicKey: opening.key.publicKey } };
  const fault = whyClosed(opening, item.span);
  return fault ? { ...item, faults: [...item.faults, fault] } : item;
}

/** The faults of what is broken stand in its model already. */
function whyClosed(
  opening: Exclude<Opening | KeystoreOpening, { outcome: 'opened' }>,
  span: Span,
): Fault | undefined {
  switch (opening.outcome) {
    case 'passphrase-wrong':
      return { code: 'opening-passphrase-wrong', span };
    case 'costly': {
      const iterations = opening.iterations ?? 'very many';
      return { code: 'opening-costly', span, facts: { iterations } };
    }
    case 'unsupported':
      return { code: 'opening-unsupported', span, facts: { what: opening.what } };
    default:
      return undefined;
  }
}
