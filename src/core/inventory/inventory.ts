import type { Span } from '../base/span.js';
import { fingerprint } from '../path/fingerprint.js';
import type { Entry } from '../store/entry.js';
import type { Certificate } from '../x509/certificate.js';
import { type ExpiryPolicy, type ExpiryState, expiryState, renewBy } from './expiry.js';

/** A place where a certificate stands. */
export interface InventoryPlace {
  readonly file: string;
  /** In UTF-16 code units of a text, octets of a binary file. */
  readonly span: Span;
}

/** A certificate as it was come across. */
export interface FoundCertificate extends InventoryPlace {
  readonly certificate: Certificate;
  /** The store’s entry that is about this very certificate; undefined for what came along with it, and in other files. */
  readonly entry?: Entry | undefined;
}

/** A certificate of the inventory, wherever and however often it stands. */
export interface InventoryLine {
  readonly certificate: Certificate;
  readonly sha256: string;
  /** The entries of the store that are about it: most have one at most. */
  readonly entries: readonly Entry[];
  /** In the order in which it was come across; one at least. */
  readonly places: readonly [InventoryPlace, ...InventoryPlace[]];
  readonly state: ExpiryState;
  /** In milliseconds; undefined where it never expires, or its dates cannot be read. */
  readonly renewBy: number | undefined;
}

/** Each certificate once, by its SHA-256 fingerprint; what ends first comes first. */
export function takeInventory(
  found: Iterable<FoundCertificate>,
  now: number,
  policy: ExpiryPolicy,
): readonly InventoryLine[] {
  const lines = new Map<string, InventoryLine>();
  for (const { certificate, entry, file, span } of found) {
    const sha256 = fingerprint(certificate);
    const known = lines.get(sha256);
    const own = entry === undefined ? [] : [entry];
    lines.set(sha256, {
      certificate,
      sha256,
      entries: [...(known?.entries ?? []), ...own],
      places: known === undefined ? [{ file, span }] : [...known.places, { file, span }],
      state: known?.state ?? expiryState(certificate, now, policy),
      renewBy: known === undefined ? renewBy(certificate, policy) : known.renewBy,
    });
  }
  return [...lines.values()].sort((a, b) => endOf(a) - endOf(b));
}

/** The certificates of a store’s entries. `fileOf` tells what the file of an entry’s certificates is called. */
export function certificatesOf(
  entries: readonly Entry[],
  fileOf: (entry: Entry) => string,
): readonly FoundCertificate[] {
  return entries.flatMap((entry) => {
    const file = fileOf(entry);
    return entry.certificates.map(({ certificate, span }, at) => ({
      certificate,
      file,
      span,
      entry: at === 0 ? entry : undefined,
    }));
  });
}

/** What cannot be read comes first: it wants looking at. */
function endOf({ certificate: { notAfter } }: InventoryLine): number {
  return Number.isNaN(notAfter.epoch) ? 0 : notAfter.epoch;
}
