import type { Fault } from '../base/fault.js';
import type { Keystore } from './keystore.js';
import { nameBags } from './nameBags.js';
import { type Bag, parseBags } from './parseBags.js';
import { parsePfx } from './parsePfx.js';
import { schemeFault } from './schemeFault.js';

/** A PKCS#12 (`.p12`, `.pfx`) as it can be read without its passphrase. Never throws. */
export function parsePkcs12(bytes: Uint8Array): Keystore {
  const { faults, mac, safes, span } = parsePfx(bytes);
  const bags: Bag[] = [];
  const all: Fault[] = [...faults];
  for (const safe of safes) {
    if (safe.kind === 'sealed') all.push(schemeFault(safe));
    else {
      const parsed = parseBags(safe.piece);
      bags.push(...parsed.bags);
      all.push(...parsed.faults);
    }
  }
  if (safes.length === 0 && all.length === 0) all.push({ code: 'container-empty', span });
  return {
    kind: 'keystore',
    container: 'PKCS#12',
    der: bytes,
    span,
    integrity: mac?.integrity ?? null,
    sealed: safes.flatMap((safe) =>
      safe.kind === 'sealed' ? [{ encryption: safe.encryption, isOpen: false }] : [],
    ),
    enclosed: nameBags(bags),
    faults: all,
  };
}
