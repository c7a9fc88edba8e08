import { join } from 'node:path';
import { span } from '../core/base/span.js';
import { Pool } from '../core/path/pool.js';
import type { Entry } from '../core/store/entry.js';
import { entryFaultSeverities } from '../core/store/entryFaultSeverities.js';
import { entryPath, MARKER_FILE } from '../core/store/layout.js';
import { StoreIndex } from '../core/store/storeIndex.js';
import {
  describeEntryFault,
  describeStoreFault,
  describeUnfinished,
} from '../core/words/describeEntryFault.js';
import { toDiskReader } from './diskReader.js';
import type { FileFinding } from './fileFinding.js';

/** A store as the command line reads it. */
export interface CheckedStore {
  readonly folder: string;
  readonly entries: readonly Entry[];
  /** Its certificates, among which issuers are looked for, as the editor does. */
  readonly pool: Pool;
  readonly findings: readonly FileFinding[];
}

/** Reads every entry of a store; what is wrong with one is a finding in its own file. */
export async function readCheckedStore(folder: string): Promise<CheckedStore> {
  const index = new StoreIndex(toDiskReader(folder));
  const store = await index.list();
  const entries = await index.read();
  const findings: FileFinding[] = [];
  const { fault } = store;
  if (fault !== undefined) {
    const message = describeStoreFault(fault);
    findings.push({ ...fault, file: join(folder, MARKER_FILE), severity: 'error', message });
  }
  if (store.isUnfinished)
    findings.push({
      code: 'store-unfinished',
      file: join(folder, MARKER_FILE),
      span: span(0, 0),
      severity: 'warning',
      message: describeUnfinished(),
    });
  for (const entry of entries) {
    for (const entryFault of entry.faults) {
      const { code, span } = entryFault;
      const file = join(folder, entryPath(entry, entryFault.file));
      const severity = entryFaultSeverities[code];
      findings.push({ file, code, span, severity, message: describeEntryFault(entryFault) });
    }
  }
  return { folder, entries, pool: toPool(folder, entries), findings };
}

function toPool(folder: string, entries: readonly Entry[]): Pool {
  return new Pool(
    entries.flatMap((entry) => {
      const file = join(folder, entryPath(entry, 'certificate.pem'));
      return entry.certificates.map((known) => ({ ...known, file }));
    }),
  );
}
