import type { Fault } from '../core/base/fault.js';
import type { Item } from '../core/contents/contents.js';
import { countOf } from '../core/words/describeLifetime.js';
import { toPlain } from '../core/words/toPlain.js';

/** One line about a file. */
export interface Summary {
  readonly file: string;
  /** How many objects of each kind there are; kinds that do not occur are left out. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly expired: number;
  readonly faults: number;
}

const NOUNS: Readonly<Record<string, string>> = {
  certificate: 'certificate',
  request: 'request',
  crl: 'revocation list',
  privateKey: 'private key',
  keystore: 'container',
  publicKey: 'public key',
  unknown: 'unreadable object',
};

/** Keeps no object, so that a bundle of any size takes little memory. `around` is whole when the items have been read. */
export async function summarize(
  file: string,
  items: AsyncIterable<Item>,
  around: readonly Fault[],
  now: number,
): Promise<Summary> {
  const kinds: Record<string, number> = {};
  let expired = 0;
  let faults = 0;
  for await (const { model, faults: own } of items) {
    kinds[model.kind] = (kinds[model.kind] ?? 0) + 1;
    if (model.kind === 'certificate' && model.notAfter.epoch < now) expired++;
    faults += own.length;
  }
  return { file, kinds, expired, faults: faults + around.length };
}

/** `bundle.pem: 144 certificates, 3 expired, 2 faults`. */
export function writeSummaryText({ file, kinds, expired, faults }: Summary): string {
  const parts = Object.entries(kinds).map(([kind, count]) => countOf(count, NOUNS[kind] ?? kind));
  if (parts.length === 0) parts.push('nothing');
  return `${toPlain(file)}: ${parts.join(', ')}, ${expired} expired, ${countOf(faults, 'fault')}`;
}
