import * as vscode from 'vscode';
import { BOOTSTRAP_DAYS } from '../../../core/authority/issueCertificate.js';
import { type KeyKind, makeKey } from '../../../core/authority/keyKind.js';
import { planLifetime } from '../../../core/authority/lifetime.js';
import { renewCertificate } from '../../../core/authority/renewCertificate.js';
import { sealMadeKey } from '../../../core/authority/sealMadeKey.js';
import { isBootstrapEntry } from '../../../core/store/bootstrapTag.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import { certificateLabel } from '../../../core/words/describeCertificate.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { settings } from '../../desk/settings.js';
import { toRecords } from './ledger.js';
import { belowRoot, type Signer } from './openIssuer.js';

/** What a renewed certificate is to be. */
export interface Renewal {
  readonly entry: Entry;
  /** A new key of this kind, sealed with this passphrase; undefined for the present one, which stays sealed as it is. */
  readonly newKey: { readonly kind: KeyKind; readonly passphrase: string } | undefined;
  readonly days: number;
}

/** A renewed certificate, and where it is kept. */
export interface Renewed {
  readonly certificate: Certificate;
  readonly address: EntryAddress;
}

/**
 * Signs the entry's certificate again and keeps it as an entry of its own, with the same label: the present one stays
 * until it is replaced on the node. Nothing is kept where it is called off.
 */
export async function keepRenewed(
  { days, entry, newKey }: Renewal,
  issuer: Signer,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
): Promise<Renewed | undefined> {
  const own = entry.certificates[0]?.certificate;
  if (own === undefined) return undefined;
  // What is marked so has its days counted: a longer life goes with another mark.
  if (isBootstrapEntry(entry) && days > BOOTSTRAP_DAYS)
    throw new Error(
      vscode.l10n.t(
        'It is tagged as a bootstrap certificate, which lives {0} days at most. Remove the tag first, or choose fewer days.',
        BOOTSTRAP_DAYS,
      ),
    );
  const made = newKey && (await makeKey(newKey.kind));
  const lifetime = planLifetime(clock(), { days }, issuer.chain);
  const renewed = await renewCertificate(own, made?.publicKey ?? own.publicKey, lifetime, issuer);
  const sealedKey =
    newKey && made
      ? await sealMadeKey(made, newKey.passphrase, settings.keySealing(store.folder))
      : sealedKeyOf(entry);
  const certificates = [renewed, ...belowRoot(issuer.chain)].map(({ der }) => der);
  const { description, label, owner, tags } = entry.notes;
  const notes = {
    ...(label !== undefined && { label }),
    ...(description !== undefined && { description }),
    ...(tags && { tags }),
    ...(owner !== undefined && { owner }),
    source: `renewed from ${entry.name}`,
  };
  const title = label ?? certificateLabel(own);
  const kept = { kind: 'key', title, certificates, notes, ...(sealedKey && { sealedKey }) } as const;
  const records = toRecords(issuer.authority, [renewed]);
  const [address] = await store.change([{ type: 'add', entry: kept }, ...records], signal);
  return address && { certificate: renewed, address };
}

/** The octets of a key that is sealed as the store wants it; undefined for one that is not. */
export function sealedKeyOf({ key }: Entry): Uint8Array | undefined {
  return key?.wrapper === 'pkcs8' && key.encryption !== null ? key.der : undefined;
}
