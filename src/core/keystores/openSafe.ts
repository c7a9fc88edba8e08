import type { Fault } from '../base/fault.js';
import { Cursor } from '../der/cursor.js';
import { tags } from '../der/tags.js';
import { decryptKey, hasWholeBlocks } from '../keys/decryptKey.js';
import type { Effort } from './effort.js';
import { type Bag, parseBags } from './parseBags.js';
import type { SealedSafe } from './parsePfx.js';
import { readDecrypted } from './piece.js';

/** What became of one thing that is encrypted in a container. */
export type State = 'open' | 'closed' | 'unsupported' | 'broken' | 'costly';

export interface OpenedSafe {
  readonly state: State;
  readonly bags: readonly Bag[];
  readonly faults: readonly Fault[];
}

/** Decrypts a part of a PKCS#12. `closed`: the passphrase is not its own. */
export async function openSafe(safe: SealedSafe, passphrase: string, effort: Effort): Promise<OpenedSafe> {
  const { encrypted, scheme, span } = safe;
  const nothing = { bags: [], faults: [] };
  if (!scheme) return { ...nothing, state: 'unsupported' };
  if (!hasWholeBlocks(scheme, encrypted))
    return { ...nothing, state: 'broken', faults: [{ code: 'part-length', span }] };
  if (!effort.affords(scheme)) return { ...nothing, state: 'costly' };
  const decrypted = await decryptKey(scheme, passphrase, encrypted, isSafeContents, effort.signal);
  if (!decrypted) return { ...nothing, state: 'closed' };
  const { piece, fault } = readDecrypted(decrypted, span);
  const { bags, faults } = parseBags(piece);
  return { state: 'open', bags, faults: fault ? [fault] : faults };
}

/** A SEQUENCE of SEQUENCEs and nothing else, which a wrong key would not leave by chance. */
function isSafeContents(octets: Uint8Array): boolean {
  const { piece, fault } = readDecrypted(octets, { start: 0, end: 0 });
  const input = Cursor.over(piece.bytes);
  const contents = input.read(tags.sequence, 'SafeContents');
  return (
    fault === undefined &&
    !contents.failed &&
    input.done &&
    (contents.done || contents.peek() === tags.sequence)
  );
}
