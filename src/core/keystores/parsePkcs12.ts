import type { Keystore } from './keystore.js';
import { nameBags } from './nameBags.js';
import { parseBags } from './parseBags.js';
import { parsePfx } from './parsePfx.js';
import { schemeFault } from './schemeFault.js';

/** A PKCS#12 (`.p12`, `.pfx`) as it can be read without its passphrase. Never throws. */
export function parsePkcs12(bytes: Uint8Array): Keystore {
  const { faults, mac, safes, span } = parsePfx(bytes);
  const parsed = safes.map((safe) =>
    safe.kind === 'sealed' ? { bags: [], faults: [schemeFault(safe)] } : parseBags(safe.piece),
  );
  const all = [...faults, ...parsed.flatMap((part) => part.faults)];
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
    enclosed: nameBags(parsed.flatMap((part) => part.bags)),
    faults: all,
  };
}
