import type { Entry } from '../../../core/store/entry.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import { sameName } from '../../../core/path/sameName.js';
import type { StoreDesk } from '../../desk/storeDesk.js';

/** The authority of the store that signed a certificate, proven by the signature; undefined where none did. */
export async function issuingAuthority(
  certificate: Certificate,
  { store, verify }: Pick<StoreDesk, 'store' | 'verify'>,
): Promise<Entry | undefined> {
  const { entries } = await store.contents();
  for (const entry of entries) {
    const own = entry.certificates[0]?.certificate;
    if (entry.kind !== 'authority' || own === undefined) continue;
    if (!sameName(certificate.issuer, own.subject)) continue;
    if ((await verify(certificate, own.publicKey)).verdict === 'valid') return entry;
  }
  return undefined;
}
