import type { PublicKey } from '../x509/publicKey.js';
import { openKey, type Opening, type OpeningOptions } from './openKey.js';
import type { PrivateKey } from './privateKey.js';

/** What became of opening a key, with its public half alone: nothing secret. */
export type Probe =
  | Exclude<Opening, { outcome: 'opened' }>
  | { readonly outcome: 'opened'; readonly publicKey: PublicKey | undefined };

export type ProbeKey = (
  key: PrivateKey,
  passphrase: string | undefined,
  options?: OpeningOptions,
) => Promise<Probe>;

/** Opens a key to see whether that can be done, and forgets it; as `openKey`. */
export const probeKey: ProbeKey = async (key, passphrase, options) => {
  const opening = await openKey(key, passphrase, options);
  return opening.outcome === 'opened' ? { outcome: 'opened', publicKey: opening.key.publicKey } : opening;
};

/**
 * The same, without deriving anything again for the passphrase that a key was last tried with: whoever asks at each press of
 * a key gets the answer at once.
 */
export function rememberProbes(): ProbeKey {
  const probes = new WeakMap<
    PrivateKey,
    { readonly passphrase: string | undefined; readonly probe: Probe }
  >();
  return async (key, passphrase) => {
    const known = probes.get(key);
    if (known && known.passphrase === passphrase) return known.probe;
    const probe = await probeKey(key, passphrase);
    probes.set(key, { passphrase, probe });
    return probe;
  };
}
