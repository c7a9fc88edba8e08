import type { Fault } from '../../src/core/base/fault.js';
import type { PemBlock } from '../../src/core/pem/pemBlock.js';
import { scanPem } from '../../src/core/pem/scanPem.js';

/** All blocks of a text at once, and the faults around them. */
export function scanAll(text: string): {
  readonly blocks: readonly PemBlock[];
  readonly faults: readonly Fault[];
} {
  const faults: Fault[] = [];
  return { blocks: [...scanPem(text, faults)], faults };
}
