import { sameOctets } from '../base/sameOctets.js';
import { readContents } from '../contents/readContents.js';
import type { RevocationList } from '../x509/revocationList.js';
import { findMergeConflict } from './findMergeConflict.js';

/**
 * The revocation list of an authority that its next one carries on: all of the file, or nothing. A merge may leave two
 * lists, one in the place of the other, or octets of one behind the other; to carry on the first would make valid again
 * what only the other one revokes.
 * `none`: there is no list in it; `mixed`: more than one, or more than can be read.
 */
export function readOwnList(bytes: Uint8Array): RevocationList | 'none' | 'mixed' {
  const lists = readContents(bytes).items.flatMap(({ faults, model }) =>
    model.kind === 'crl' ? [{ faults, list: model }] : [],
  );
  const [first, ...others] = lists;
  if (first === undefined) return 'none';
  const isWhole =
    lists.every(({ faults }) => faults.length === 0) &&
    others.every(({ list }) => sameOctets(list.der, first.list.der)) &&
    findMergeConflict(bytes) === undefined;
  return isWhole ? first.list : 'mixed';
}
