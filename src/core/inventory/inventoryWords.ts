import { countOf, describeDay } from '../words/describeLifetime.js';
import type { InventoryRecord } from './inventoryRecord.js';

/** What an inventory’s states and kinds are called where people read them. */
export const STATES: Readonly<Record<InventoryRecord['state'], string>> = {
  expired: 'expired',
  expiring: 'about to expire',
  due: 'to be renewed',
  valid: 'valid',
  'not-yet-valid': 'not yet valid',
  unreadable: 'dates cannot be read',
};

export const KINDS: Readonly<Record<InventoryRecord['kind'], string>> = {
  root: 'root CA',
  intermediate: 'intermediate CA',
  'self-signed': 'self-signed',
  node: 'node',
  partner: 'partner',
};

/** "2026-11-23: 14 certificates, 1 expired, 2 to be renewed." */
export function summarizeInventory(records: readonly InventoryRecord[], now: number): string {
  const near = (['expired', 'expiring', 'due', 'unreadable'] as const)
    .map((state) => [records.filter((one) => one.state === state).length, STATES[state]] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`);
  return `${describeDay(now)}: ${[countOf(records.length, 'certificate'), ...near].join(', ')}.`;
}
