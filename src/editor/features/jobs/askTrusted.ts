import * as vscode from 'vscode';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { Pool } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeRole } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import type { Choice } from '../../desk/steps.js';

/** An entry to choose, by its name. */
export function toChoice({ certificates: [own], name, notes }: Entry, now: number): Choice<string> {
  const label = toPlain(notes.label ?? name);
  if (own === undefined) return { label, description: vscode.l10n.t('damaged'), value: name };
  const { notAfter, notBefore } = own.certificate;
  return {
    label,
    description: `${describeRole(own.certificate)} · ${describeLifetime(notBefore, notAfter, now)}`,
    value: name,
  };
}

/** The entries that stand above the key certificates: what the nodes need to trust their own chains. */
export async function namesOfChains(
  keys: readonly Entry[],
  authorities: readonly Entry[],
  { clock, verify }: Pick<Desk, 'clock' | 'verify'>,
): Promise<readonly string[]> {
  const pool = new Pool(authorities.flatMap(({ certificates }) => certificates[0] ?? []));
  const above = new Set<string>();
  for (const { certificates } of keys) {
    const [leaf] = certificates;
    if (leaf === undefined) continue;
    const path = await buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS), at: clock() });
    for (const { known } of path.steps) above.add(fingerprint(known.certificate));
  }
  return authorities
    .filter(({ certificates: [own] }) => own !== undefined && above.has(fingerprint(own.certificate)))
    .map(({ name }) => name);
}
