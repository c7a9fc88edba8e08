import { createAuthority } from '../../../core/authority/createAuthority.js';
import { planLifetime } from '../../../core/authority/lifetime.js';
import { parseNameLimits } from '../../../core/authority/nameLimits.js';
import { writeLabel } from '../../../core/store/label.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { settings } from '../../desk/settings.js';
import type { AuthorityAnswers } from './askAuthority.js';
import type { KeyCustody } from '../../desk/keyCustody.js';
import { toRecords } from './ledger.js';
import { belowRoot, type Signer } from './openIssuer.js';
import { toSubject } from './toSubject.js';

/** An authority, and where the store has it. */
export interface KeptAuthority {
  readonly certificate: Certificate;
  readonly added: EntryAddress;
}

/**
 * Makes the key and its certificate, self-signed or under `issuer`, and keeps both in the store; nothing is kept where
 * it is called off.
 */
export async function keepAuthority(
  answers: Omit<AuthorityAnswers, 'again'>,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
  issuer?: Signer,
  custody: KeyCustody = 'in',
): Promise<KeptAuthority> {
  const { key, passphrase, years, further } = answers;
  const parsed = toSubject(answers.subject);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const nameLimits = parseNameLimits(answers.limits);
  if ('problem' in nameLimits) throw new Error(nameLimits.problem);
  const { subject } = parsed;
  const chain = issuer?.chain ?? [];
  const made = await createAuthority(
    {
      subject,
      key,
      ...planLifetime(clock(), { years }, chain),
      passphrase,
      sealing: settings.keySealing(store.folder),
      pathLength: further === 'any' ? undefined : further,
      nameLimits,
    },
    issuer,
  );
  const { entries } = await store.contents();
  const taken = new Set(entries.flatMap(({ notes }) => notes.label ?? []));
  const label = writeLabel(subject.find(({ keyword }) => keyword === 'CN')?.value ?? '', taken);
  const certificates = [made.certificate, ...belowRoot(chain)].map(({ der }) => der);
  const notes = { label, source: 'made here' };
  const { certificate, sealedKey } = made;
  const entry = {
    kind: 'authority',
    title: label,
    certificates,
    sealedKey,
    notes,
    isKeyKeptOut: custody === 'out',
  } as const;
  const records = issuer ? toRecords(issuer.authority, [certificate]) : [];
  const [added] = await store.change([{ type: 'add', entry }, ...records], signal);
  return { certificate, added: added ?? { kind: 'authority', name: label } };
}
