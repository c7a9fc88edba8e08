import type { Fault } from '../base/fault.js';
import { nameEncryption, type OpeningOptions } from '../keys/openKey.js';
import { checkMac, type MacVerdict } from './checkMac.js';
import { Effort } from './effort.js';
import type { Keystore } from './keystore.js';
import type { KeystoreOpening } from './keystoreOpening.js';
import { nameBags } from './nameBags.js';
import { openEnclosed } from './openEnclosed.js';
import { type OpenedSafe, openSafe, type State } from './openSafe.js';
import { type Bag, parseBags } from './parseBags.js';
import { parsePfx, type Pfx, type Safe } from './parsePfx.js';
import { schemeFault } from './schemeFault.js';

/** Opens a PKCS#12, RFC 7292 section 5.1: its MAC, then each part, then each key. */
export async function openPkcs12(
  keystore: Keystore,
  passphrase: string,
  options: OpeningOptions,
): Promise<KeystoreOpening> {
  const pfx = parsePfx(keystore.der);
  if (pfx.safes.length === 0) return { outcome: 'broken', faults: keystore.faults };
  const effort = new Effort(options);
  if (!effort.affordsMac(pfx.mac)) return { outcome: 'costly', iterations: effort.iterations };
  const verdict = await checkMac(pfx.mac, pfx.guarded, passphrase, options.signal);
  const safes: OpenedSafe[] = [];
  const bags: Bag[] = [];
  const states: State[] = [];
  for (const safe of pfx.safes) {
    const opened = await openAny(safe, passphrase, effort);
    safes.push(opened);
    if (safe.kind === 'sealed') states.push(opened.state);
    for (const bag of opened.bags) {
      const { object, state } = await openEnclosed(bag, passphrase, effort);
      bags.push(object);
      if (state !== undefined) states.push(state);
    }
    if (states.includes('costly')) return { outcome: 'costly', iterations: effort.iterations };
  }
  const failure = failureOf(pfx, verdict, states, bags);
  if (failure) return failure;
  return {
    outcome: 'opened',
    keystore: {
      ...keystore,
      sealed: pfx.safes.flatMap((safe, index) =>
        safe.kind === 'sealed'
          ? [{ encryption: safe.encryption, isOpen: safes[index]?.state === 'open' }]
          : [],
      ),
      enclosed: nameBags(bags),
      faults: [
        ...pfx.faults,
        ...macFaults(pfx, verdict),
        ...pfx.safes.flatMap((safe, i) => faultsOf(safe, safes[i])),
      ],
    },
  };
}

async function openAny(safe: Safe, passphrase: string, effort: Effort): Promise<OpenedSafe> {
  return safe.kind === 'sealed'
    ? openSafe(safe, passphrase, effort)
    : { state: 'open', ...parseBags(safe.piece) };
}

/** Why nothing could be opened; undefined where something could, or where nothing had to be. */
function failureOf(
  { faults, mac, safes }: Pfx,
  verdict: MacVerdict,
  states: readonly State[],
  bags: readonly Bag[],
): KeystoreOpening | undefined {
  // What a passphrase opens, it opens: a MAC that differs then says that the file was changed.
  if (states.includes('open')) return undefined;
  if (verdict !== 'intact' && states.includes('closed')) return { outcome: 'passphrase-wrong' };
  if (verdict === 'different')
    return states.includes('broken') ? { outcome: 'broken', faults } : { outcome: 'passphrase-wrong' };
  const unsupported = safes.flatMap((safe) =>
    safe.kind === 'sealed' && !safe.scheme ? [nameEncryption(safe.encryption)] : [],
  );
  const [what = mac?.integrity.algorithm] = unsupported;
  return bags.length === 0 && what !== undefined && unsupported.length > 0
    ? { outcome: 'unsupported', what }
    : undefined;
}

function macFaults({ mac, span }: Pfx, verdict: MacVerdict): readonly Fault[] {
  if (verdict === 'different') return [{ code: 'mac-different', span }];
  if (verdict === 'intact' || mac === undefined) return [];
  return [{ code: 'mac-unchecked', span, facts: { algorithm: mac.integrity.algorithm } }];
}

function faultsOf(safe: Safe, opened: OpenedSafe | undefined): readonly Fault[] {
  const faults = opened?.faults ?? [];
  if (safe.kind === 'clear') return faults;
  if (opened?.state === 'closed') return [...faults, { code: 'part-closed', span: safe.span }];
  return opened?.state === 'unsupported' ? [...faults, schemeFault(safe)] : faults;
}
