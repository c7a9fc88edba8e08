import { parseAlternativeNames } from '../../../core/authority/alternativeName.js';
import { createRequest } from '../../../core/authority/createRequest.js';
import { writeLabel } from '../../../core/store/label.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import type { PublicKey } from '../../../core/x509/publicKey.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { settings } from '../../desk/settings.js';
import type { RequestAnswers } from './askRequest.js';
import { toSubject } from './toSubject.js';

/** Where a request is, and whose key waits there. */
export interface KeptRequest {
  readonly added: EntryAddress;
  readonly publicKey: PublicKey;
}

/**
 * Makes a key and a request for it, and keeps both in the store, where they wait for the answer. Nothing is kept where it
 * is called off.
 * @returns undefined where the store says of nothing that was added
 */
export async function keepRequest(
  answers: Omit<RequestAnswers, 'again'>,
  { store }: Pick<StoreDesk, 'store'>,
  signal: AbortSignal,
): Promise<KeptRequest | undefined> {
  const parsed = toSubject(answers.subject);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const alternative = parseAlternativeNames(answers.names);
  if ('problem' in alternative) throw new Error(alternative.problem);
  const { key, node, passphrase, purposes } = answers;
  const { request, sealedKey } = await createRequest({
    subject: parsed.subject,
    names: alternative.names,
    purposes,
    key,
    passphrase,
    sealing: settings.keySealing(store.folder),
  });
  const { entries } = await store.contents();
  const label = writeLabel(node, new Set(entries.flatMap(({ notes }) => notes.label ?? [])));
  const notes = { label, source: 'made here' };
  const entry = {
    kind: 'request',
    title: label,
    certificates: [],
    object: request.der,
    sealedKey,
    notes,
  } as const;
  const [added] = await store.change([{ type: 'add', entry }], signal);
  return added && { added, publicKey: request.publicKey };
}
