import * as vscode from 'vscode';
import { updateRevocationList } from '../../../core/authority/updateRevocationList.js';
import { DAY } from '../../../core/base/day.js';
import { stampOf } from '../../../core/store/change/stamp.js';
import { entryPath } from '../../../core/store/layout.js';
import { readOwnList } from '../../../core/store/readOwnList.js';
import { writePem } from '../../../core/pem/writePem.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { RevocationReason } from '../../../core/x509/extensions/crlFields.js';
import type { RevocationList } from '../../../core/x509/revocationList.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { readIfThere } from '../../desk/readOctets.js';
import type { Signer } from './openIssuer.js';

/** What is revoked, if anything, and how long the list is current. */
export interface Revoking {
  readonly certificate: Certificate | undefined;
  readonly reason: RevocationReason;
  readonly days: number;
}

/** Signs the next list, and puts it whole in the place of the one that it carries on, unless that has changed meanwhile. */
export async function keepRevoked(
  { certificate, days, reason }: Revoking,
  issuer: Signer,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
): Promise<RevocationList> {
  const target = store.uriOf(issuer.authority, 'crl.pem');
  const before = await readIfThere(target);
  const now = Math.floor(clock() / 1000) * 1000;
  const list = await updateRevocationList(
    {
      previous: before && listIn(before),
      revoked: certificate && { certificate, reason },
      thisUpdate: now,
      nextUpdate: now + days * DAY,
    },
    issuer,
  );
  const content = new TextEncoder().encode(writePem('X509 CRL', list.der));
  const path = entryPath(issuer.authority, 'crl.pem');
  await store.change([{ type: 'put', path, content, before: before && (await stampOf(before)) }], signal);
  return list;
}

function listIn(bytes: Uint8Array): RevocationList {
  const list = readOwnList(bytes);
  // Beginning anew would forget what was revoked.
  if (list === 'none')
    throw new Error(
      vscode.l10n.t('The present revocation list cannot be read. Bring it back from version control.'),
    );
  if (list === 'mixed')
    throw new Error(
      vscode.l10n.t(
        'crl.pem is damaged or holds more than one list, as after a merge. Keep one of them whole, then revoke again what only the other one revokes: it would count as valid again.',
      ),
    );
  return list;
}
