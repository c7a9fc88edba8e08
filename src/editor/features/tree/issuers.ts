import * as vscode from 'vscode';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath, type Path } from '../../../core/path/buildPath.js';
import { type KnownCertificate, Pool } from '../../../core/path/pool.js';
import { describeIssuer } from '../../../core/words/findingWords.js';
import type { Desk } from '../../desk/desk.js';
import type { Node } from './nodes.js';

/**
 * The issuer of a certificate, which holds its own issuer in turn: each proven by its signature, and looked for in
 * `beside`, the store and the workspace's files.
 */
export async function issuerOf(
  id: string,
  leaf: KnownCertificate,
  beside: readonly KnownCertificate[],
  { clock, files, known, verify }: Desk,
): Promise<Node[]> {
  await files.scan();
  const pool = new Pool(beside, await known.all());
  const path = await buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS), at: clock() });
  return above(id, path, 0);
}

/** What stands above a step of a path: its issuer, or why there is none to show. */
export function above(id: string, path: Path, step: number): Node[] {
  const next = step + 1;
  const issuer = path.steps[next]?.known;
  if (issuer !== undefined) {
    const hasIssuer = next < path.steps.length - 1 || path.end !== 'self-signed';
    return [{ type: 'issuer', id: `${id}/${next}`, known: issuer, hasIssuer, path, step: next }];
  }
  const last = path.steps[step]?.known.certificate;
  if (path.end === 'self-signed' || last === undefined) return [];
  const label =
    path.end === 'issuer-missing'
      ? vscode.l10n.t('issuer missing: {0}', describeIssuer(last))
      : vscode.l10n.t('the issuer could not be settled here');
  return [{ type: 'remark', id: `${id}/${next}`, label, icon: 'question' }];
}
