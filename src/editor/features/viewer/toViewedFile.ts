import * as vscode from 'vscode';
import type { Contents, Item } from '../../../core/contents/contents.js';
import type { Finding, Severity } from '../../../core/findings/finding.js';
import { describeFacts } from '../../../core/words/describeFacts.js';
import { describeKeyMatch } from '../../../core/words/describeKeyMatch.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { describeModel } from '../../../core/words/describeModel.js';
import { groupDigits, toPlain } from '../../../core/words/toPlain.js';
import { copyableOf } from './copyable.js';
import { octetsOf } from './octetsOf.js';
import { isSealed } from './sealed.js';
import type { ViewedFile, ViewedObject, ViewedProblem } from './messages.js';

export interface ViewInput {
  readonly name: string;
  readonly contents: Contents;
  readonly findings: readonly Finding[];
  /** The number of this reading of the file. */
  readonly reading: number;
  readonly now: number;
  /** How many objects are shown at most. */
  readonly limit: number;
}

/** A file's contents in words, as far as they are shown. */
export function toViewedFile({ name, contents, findings, reading, now, limit }: ViewInput): ViewedFile {
  const { items } = contents;
  const owners = ownersOf(findings, items);
  const problemsOf = (owner: number | undefined) =>
    findings.filter((_finding, at) => owners[at] === owner).map(toProblem);
  const objects = items.slice(0, limit).map((item, index): ViewedObject => ({
    index,
    title: titleOf(item, now),
    isEnclosed: item.container !== undefined,
    problems: problemsOf(index),
    facts: [...aliasFacts(item), ...factsOf(item, now), ...matchFacts(item, contents)],
    copyable: copyableOf(item.model),
    isSealed: isSealed(item),
    hasStructure: octetsOf(item) !== undefined,
  }));
  return {
    reading,
    name: toPlain(name),
    summary: countOf(items.length, 'object'),
    problems: problemsOf(undefined),
    objects,
    more: describeMore(items.length - objects.length),
    failure: undefined,
  };
}

function describeMore(count: number): string | undefined {
  return count === 0 ? undefined : vscode.l10n.t('and {0} more: show some of them', groupDigits(count));
}

/** Which certificates of the file a private key belongs to, as far as its public half is known. */
function matchFacts({ model }: Item, contents: Contents): ViewedObject['facts'] {
  if (model.kind !== 'privateKey' || model.publicKey === undefined) return [];
  const match = describeKeyMatch(model.publicKey, contents);
  return match === undefined ? [] : [[vscode.l10n.t('Belongs to'), match]];
}

function titleOf({ block, container, model }: Item, now: number): string {
  const label = model.kind === 'unknown' ? toPlain(container?.alias ?? block?.label ?? '') : '';
  const words = describeModel(model, now);
  return label === '' ? words : `${label} — ${words}`;
}

/** What the title says already is not said again. */
function factsOf({ model }: Item, now: number): ViewedObject['facts'] {
  const title = describeModel(model, now);
  return describeFacts(model, now).filter(([, value]) => value !== title);
}

function aliasFacts({ container }: Item): ViewedObject['facts'] {
  return container?.alias === undefined ? [] : [[vscode.l10n.t('Alias'), toPlain(container.alias)]];
}

/** For each finding the innermost object that it stands in; of several, such as the parts of a sealed place, the first. */
function ownersOf(findings: readonly Finding[], items: readonly Item[]): readonly (number | undefined)[] {
  const sorted = items.map((item, index) => ({ index, ...item.span })).sort((a, b) => a.start - b.start);
  return findings.map(({ span }) => {
    let owner: (typeof sorted)[number] | undefined;
    for (const place of sorted) {
      if (place.start > span.start) break;
      const isInside = span.start < place.end || (span.start === place.end && span.end === place.end);
      const isNarrower = owner === undefined || place.end - place.start < owner.end - owner.start;
      if (isInside && isNarrower) owner = place;
    }
    return owner?.index;
  });
}

function toProblem({ code, message, severity }: Finding): ViewedProblem {
  const labels: Readonly<Record<Severity, string>> = {
    error: vscode.l10n.t('Error'),
    warning: vscode.l10n.t('Warning'),
    information: vscode.l10n.t('Information'),
    hint: vscode.l10n.t('Hint'),
  };
  return { code, message, severity, label: labels[severity] };
}
