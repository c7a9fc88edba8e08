import type { Fault } from '../base/fault.js';

/** What stands for an object whose structure broke before it was whole; the faults say where and how. */
export interface Unreadable {
  readonly kind: 'unknown';
  readonly faults: readonly Fault[];
}
