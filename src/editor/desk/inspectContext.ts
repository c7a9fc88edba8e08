import type * as vscode from 'vscode';
import type { InspectContext } from '../../core/findings/inspectedFile.js';
import type { Pool } from '../../core/path/pool.js';
import type { Desk } from './desk.js';
import { settings } from './settings.js';

/**
 * What the rules know beside a file.
 * @param pool where issuers are looked for beyond the file itself
 */
export function inspectContext(
  uri: vscode.Uri,
  { clock, files, known, searches, store, verify }: Desk,
  pool: Pool,
  signal: AbortSignal,
): InspectContext {
  return {
    now: clock(),
    expiringDays: settings.expiryWarningDays(uri),
    pool,
    lists: async () => {
      const stored = await (await store.of(uri))?.revocationLists();
      return [...(await files.revocationLists()), ...(stored ?? [])];
    },
    verify,
    searches,
    file: known.nameOf(uri),
    signal,
  };
}
