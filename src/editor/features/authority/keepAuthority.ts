import { createAuthority } from '../../../core/authority/createAuthority.js';
import { writeLabel } from '../../../core/store/label.js';
import type { Desk } from '../../desk/desk.js';
import { settings } from '../../desk/settings.js';
import { type AuthorityAnswers, toSubject } from './askAuthority.js';

/** Makes the key and its self-signed certificate, and keeps both in the store; nothing is kept where it is called off. */
export async function keepAuthority(
  answers: Omit<AuthorityAnswers, 'again'>,
  { clock, store }: Pick<Desk, 'clock' | 'store'>,
  signal: AbortSignal,
): Promise<void> {
  const { key, passphrase, years } = answers;
  const parsed = toSubject(answers.subject);
  if ('problem' in parsed) throw new Error(parsed.problem);
  const { subject } = parsed;
  const sealing = settings.keySealing(store.folder);
  const made = await createAuthority({ subject, key, ...validity(clock(), years), passphrase, sealing });
  const { entries } = await store.contents();
  const taken = new Set(entries.flatMap(({ notes }) => notes.label ?? []));
  const label = writeLabel(subject.find(({ keyword }) => keyword === 'CN')?.value ?? '', taken);
  const { certificate, sealedKey } = made;
  const notes = { label, source: 'made here' };
  await store.add(
    [{ kind: 'authority', title: label, certificates: [certificate], sealedKey, notes }],
    signal,
  );
}

/** From the beginning of this hour, so that a partner whose clock is a little behind takes it too. */
function validity(now: number, years: number): { readonly notBefore: number; readonly notAfter: number } {
  const first = new Date(now);
  first.setUTCMinutes(0, 0, 0);
  const last = new Date(first);
  last.setUTCFullYear(last.getUTCFullYear() + years);
  return { notBefore: first.getTime(), notAfter: last.getTime() - 1000 };
}
