import * as vscode from 'vscode';
import type { Issuer } from '../../../core/authority/issuer.js';
import { whyRevoked } from '../../../core/authority/whyRevoked.js';
import { toSigningKey } from '../../../core/authority/signingKey.js';
import { Budget } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import { claimsSelfSigned } from '../../../core/path/couldHaveIssued.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { openEntryKey } from '../../desk/openEntryKey.js';
import { askChoice } from '../../desk/steps.js';

/** What partners see an authority called. */
export function authorityName({ certificates: [own], name }: Entry): string {
  return own ? certificateLabel(own.certificate) : name;
}

/** Whether the private key of an authority is here; where it is not, that is said, before anything is asked. */
export function canSign(entry: Entry): boolean {
  if (entry.key === undefined) tellKeyMissing(entry);
  return entry.key !== undefined;
}

function tellKeyMissing(entry: Entry): void {
  const name = authorityName(entry);
  void vscode.window.showInformationMessage(
    toInertText(
      entry.isKeyElsewhere === true
        ? vscode.l10n.t(
            'The private key of {0} is kept out of version control and is not here. Put its key.pem in its place, and it can sign.',
            name,
          )
        : vscode.l10n.t(
            '{0} cannot sign: its key.pem is missing, or no private key can be read in it.',
            name,
          ),
    ),
  );
}

/** The authority that is to sign: the only one, or the one that the person chooses. */
export async function chooseAuthority({ store }: StoreDesk): Promise<Entry | undefined> {
  const { entries } = await store.contents();
  const able = entries.filter(
    ({ kind, key, certificates }) => kind === 'authority' && key && certificates[0],
  );
  if (able.length === 0) {
    const elsewhere = entries.find(({ isKeyElsewhere }) => isKeyElsewhere === true);
    if (elsewhere === undefined)
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The certificate store has no authority that could sign. Create one first.'),
      );
    else tellKeyMissing(elsewhere);
    return undefined;
  }
  if (able.length === 1) return able[0];
  const outcome = await askChoice<Entry>({
    placeholder: vscode.l10n.t('Which authority is to sign?'),
    choices: able.map((entry) => ({ label: authorityName(entry), description: entry.name, value: entry })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

/** Its certificate and those above it, as far as the store has them. */
export async function chainOf(
  entry: Entry,
  { clock, known, store, verify }: Pick<StoreDesk, 'clock' | 'known' | 'store' | 'verify'>,
): Promise<Issuer['chain'] | undefined> {
  const [own] = entry.certificates;
  if (own === undefined) return undefined;
  const pool = await known.stored(store);
  const { steps } = await buildPath(own, { pool, verify, budget: new Budget(), at: clock() });
  return [own.certificate, ...steps.slice(1).map((step) => step.known.certificate)];
}

/**
 * The chain of an authority that is to sign a certificate. Undefined where nobody would take it, since its key is missing
 * or the store’s lists revoke it or a CA above it: that is said, before anything is asked.
 */
export async function chainToSign(
  entry: Entry,
  desk: Pick<StoreDesk, 'clock' | 'known' | 'store' | 'verify'>,
): Promise<Issuer['chain'] | undefined> {
  if (!canSign(entry)) return undefined;
  const chain = await chainOf(entry, desk);
  const why = chain && (await whyRevoked(chain, await desk.store.revocationLists(), desk.clock()));
  if (why === undefined) return chain;
  void vscode.window.showInformationMessage(
    toInertText(
      vscode.l10n.t(
        '{0} Nothing that {1} signs would be valid: choose another authority.',
        why,
        authorityName(entry),
      ),
    ),
  );
  return undefined;
}

/** An authority of the store that can sign. */
export interface Signer extends Issuer {
  /** Its entry, where its ledger and its revocation list stand. */
  readonly authority: EntryAddress;
}

/** Asks for the passphrase of an authority, and makes its key ready. Undefined where the person leaves. */
export async function openIssuer(
  entry: Entry,
  chain: Issuer['chain'],
  desk: Pick<Desk, 'secrets'>,
): Promise<Signer | undefined> {
  const opened = await openEntryKey(entry, authorityName(entry), desk);
  return opened && { chain, key: await toSigningKey(opened), authority: entry };
}

/** What is kept beside a certificate: the intermediates. A root is in the partner's list, and sending it proves nothing. */
export function belowRoot(chain: readonly Certificate[]): readonly Certificate[] {
  return chain.filter((certificate) => !claimsSelfSigned(certificate));
}
