import * as vscode from 'vscode';
import type { JobContext } from '../../core/jobs/inspectedJob.js';
import { referenceIdentity } from '../../core/keys/passphraseIdentity.js';
import { type ProbeKey, rememberProbes } from '../../core/keys/probeKey.js';
import type { Desk, Secrets } from './desk.js';
import { recall } from './rememberedPassphrases.js';
import { settings } from './settings.js';

/** How keys were found to open, of each desk. */
const probes = new WeakMap<Secrets, ProbeKey>();

/**
 * What the rules of install jobs know beside a job: the store that it belongs to, and the passphrases that are remembered by
 * the names that jobs give; keys are opened only where the folder is trusted.
 */
export async function jobContext(
  job: vscode.Uri,
  {
    clock,
    secrets,
    store,
    verify,
  }: Pick<Desk, 'clock' | 'secrets' | 'verify'> & { readonly store: Pick<Desk['store'], 'of'> },
  signal?: AbortSignal,
): Promise<JobContext> {
  const own = await store.of(job);
  const probe = probes.get(secrets) ?? rememberProbes();
  probes.set(secrets, probe);
  return {
    entries: (await own?.contents())?.entries ?? [],
    now: clock(),
    verify,
    expiringDays: settings.expiryWarningDays(job),
    bundleRefusals: async (server) => {
      const { refusalsOf } = await import('../../core/bundles/refusalsOf.js');
      return refusalsOf(server);
    },
    ...(signal && { signal }),
    ...(vscode.workspace.isTrusted && {
      probe,
      secret: (name) => recall(secrets, [referenceIdentity(name)]),
    }),
  };
}
