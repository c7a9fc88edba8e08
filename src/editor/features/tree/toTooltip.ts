import * as vscode from 'vscode';
import type { Item, Model } from '../../../core/contents/contents.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import { isBootstrapEntry } from '../../../core/store/bootstrapTag.js';
import { describeFault } from '../../../core/words/describeFault.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { describeTimeLeft, NO_EXPIRATION } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Clock } from '../../desk/clock.js';
import { toFactSheet } from '../../desk/markdown.js';
import type { Node } from './nodes.js';

/** What a line says when it is pointed at: all that its object says. Nothing of it is put into words before. */
export async function toTooltip(node: Node, clock: Clock): Promise<vscode.MarkdownString | undefined> {
  const now = clock();
  const shown = shownBy(node, now);
  if (shown === undefined) return undefined;
  const { describeFacts } = await import('../../../core/words/describeFacts.js');
  const problems = shown.faults.map((fault) => [vscode.l10n.t('Problem'), fault] as const);
  const facts = describeFacts(shown.model, now).map(([name, value]) => [name, inTwo(value)] as const);
  return toFactSheet(shown.title, [...problems, ...toCountdown(node, now), ...facts]);
}

/** A fingerprint may break in its middle: what is pointed at in a list is shown in narrow boxes, which cut off the end. */
function inTwo(value: string): string {
  return value.replace(/^((?:[0-9A-F]{2}:){16})(?=(?:[0-9A-F]{2}:){15}[0-9A-F]{2}$)/, '$1 ');
}

/** The days of a bootstrap certificate, as its line counts them. */
function toCountdown(node: Node, now: number): readonly (readonly [string, string])[] {
  if (node.type !== 'entry' || !isBootstrapEntry(node.entry)) return [];
  const end = node.entry.certificates[0]?.certificate.notAfter.epoch ?? NaN;
  if (!(end < NO_EXPIRATION)) return [];
  const left = vscode.l10n.t('{0}; a signed certificate must take its place', describeTimeLeft(end, now));
  return [[vscode.l10n.t('Bootstrap'), left]];
}

/** What an object of a file is called. */
export function titleOf({ block, container, model }: Item, now: number): string {
  return model.kind === 'unknown'
    ? toPlain(container?.alias ?? block?.label ?? '') || '—'
    : describeModel(model, now);
}

interface Shown {
  readonly model: Model;
  readonly title: string;
  /** What is wrong with it, in sentences. */
  readonly faults: readonly string[];
}

function shownBy(node: Node, now: number): Shown | undefined {
  switch (node.type) {
    case 'entry': {
      const { certificates, faults, kind, request, revocationList } = node.entry;
      const model = certificates[0]?.certificate ?? request ?? (kind === 'crl' ? revocationList : undefined);
      return model && { model, title: describeModel(model, now), faults: faults.map(describeEntryFault) };
    }
    case 'item': {
      const { faults, model } = node.item;
      return { model, title: titleOf(node.item, now), faults: faults.map(describeFault) };
    }
    case 'issuer': {
      const { certificate: model } = node.known;
      return { model, title: describeModel(model, now), faults: [] };
    }
    default:
      return undefined;
  }
}
