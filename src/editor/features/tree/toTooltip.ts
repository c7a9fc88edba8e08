import * as vscode from 'vscode';
import type { Item, Model } from '../../../core/contents/contents.js';
import { describeEntryFault } from '../../../core/words/describeEntryFault.js';
import { describeFault } from '../../../core/words/describeFault.js';
import { describeModel } from '../../../core/words/describeModel.js';
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
  return toFactSheet(shown.title, [...problems, ...describeFacts(shown.model, now)]);
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
