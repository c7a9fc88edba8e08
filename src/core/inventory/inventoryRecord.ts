import { DAY } from '../base/day.js';
import { certificateLabel, certificateRole, type CertificateRole } from '../words/describeCertificate.js';
import { describeSerial } from '../words/describeHex.js';
import { describeDay } from '../words/describeLifetime.js';
import type { Time } from '../x509/certificate.js';
import { writeName } from '../x509/writeName.js';
import type { ExpiryState } from './expiry.js';
import type { InventoryLine } from './inventory.js';

/**
 * What an inventory says of a certificate, in the order of its columns. The names are a contract: fields may be added,
 * never renamed or dropped. Texts are as they stand in the certificate: whoever writes them escapes them.
 */
export interface InventoryRecord {
  /** Labels or names of its entries, else what tells it best. */
  readonly name: string;
  /** `partner`: the store has it as a partner’s alone. */
  readonly kind: CertificateRole | 'partner';
  readonly state: ExpiryState;
  /** Days like 2026-11-23, in UTC; empty where there is none. */
  readonly renewBy: string;
  readonly lastDay: string;
  /** Whole days until its end, negative after it; null where its dates cannot be read. */
  readonly days: number | null;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly sha256: string;
  readonly tags: readonly string[];
  readonly owner: string;
  readonly files: readonly string[];
}

/** In the order of the columns. */
export const inventoryColumns = [
  'name',
  'kind',
  'state',
  'renewBy',
  'lastDay',
  'days',
  'notBefore',
  'notAfter',
  'subject',
  'issuer',
  'serial',
  'sha256',
  'tags',
  'owner',
  'files',
] as const satisfies readonly (keyof InventoryRecord)[];

/** @param now in milliseconds */
export function toRecord(
  { certificate, entries, places, renewBy, sha256, state }: InventoryLine,
  now: number,
): InventoryRecord {
  const { issuer, notAfter, notBefore, serial, subject } = certificate;
  const names = entries.map(({ name, notes }) => notes.label ?? name);
  const isPartners = entries.length > 0 && entries.every(({ kind }) => kind === 'peer');
  const isDated = !Number.isNaN(notAfter.epoch);
  return {
    name: names.length === 0 ? certificateLabel(certificate) : unique(names).join(', '),
    kind: isPartners ? 'partner' : certificateRole(certificate),
    state,
    renewBy: renewBy === undefined ? '' : describeDay(renewBy),
    lastDay: isDated ? describeDay(notAfter.epoch) : '',
    days: isDated ? Math.floor((notAfter.epoch - now) / DAY) : null,
    notBefore: toIso(notBefore),
    notAfter: toIso(notAfter),
    subject: writeName(subject),
    issuer: writeName(issuer),
    serial: describeSerial(serial),
    sha256,
    tags: unique(entries.flatMap(({ notes }) => notes.tags ?? [])),
    owner: unique(entries.flatMap(({ notes }) => notes.owner ?? [])).join(', '),
    files: unique(places.map(({ file }) => file)),
  };
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

function toIso({ epoch }: Time): string {
  return Number.isNaN(epoch) ? '' : new Date(epoch).toISOString().replace('.000Z', 'Z');
}
