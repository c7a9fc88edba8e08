import { placeOf } from '../../contents/placeOf.js';
import { sayWeakKey } from '../../words/findingWords.js';
import type { PublicKey } from '../../x509/publicKey.js';
import { belongsTo } from '../findLeaves.js';
import type { InspectedFile } from '../inspectedFile.js';
import type { Remark } from '../remark.js';
import type { Rule } from '../rule.js';

/** Bits below which a key is weak: 112 bits of strength, NIST SP 800-131A revision 2, table 2. DSA has no place in TLS 1.3. */
const WEAK_BELOW: Readonly<Record<string, number>> = { RSA: 2048, 'RSA-PSS': 2048, EC: 224, DSA: Infinity };
/** What OpenSSL (security level 1) and IBM's Java (`jdk.certpath.disabledAlgorithms`) refuse outright. */
const REFUSED_BELOW: Readonly<Record<string, number>> = { RSA: 1024, 'RSA-PSS': 1024, EC: 160, DSA: 1024 };

export const weakKey: Rule = {
  code: 'weak-key',
  severity: 'error',
  citation: 'NIST SP 800-131A revision 2 section 3; IBM Connect:Direct, TLS 1.3 considerations',
  applies: () => true,
  check: function* (file): Iterable<Remark> {
    for (const { key, span } of publicKeysOf(file)) {
      const { type, bits } = key;
      if (bits === null || bits >= (WEAK_BELOW[type] ?? 0)) continue;
      const isRefused = bits < (REFUSED_BELOW[type] ?? 0);
      yield { span, message: sayWeakKey(key), ...(isRefused ? {} : { severity: 'warning' }) };
    }
  },
};

/** The keys of certificates, of requests, and of private keys whose certificate does not stand beside them. */
function* publicKeysOf(file: InspectedFile): Iterable<{ key: PublicKey; span: Remark['span'] }> {
  for (const { certificate, span } of file.certificates) yield { key: certificate.publicKey, span };
  for (const item of file.contents.items)
    if (item.model.kind === 'request') yield { key: item.model.publicKey, span: placeOf(item) };
  for (const entry of file.keys) {
    const isShown = file.certificates.some((certificate) => belongsTo(entry, certificate));
    if (entry.key.publicKey !== undefined && !isShown) yield { key: entry.key.publicKey, span: entry.span };
  }
}
