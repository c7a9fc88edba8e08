import * as vscode from 'vscode';
import { stampOf } from '../../../core/store/change/stamp.js';
import { editNotes, type NotesChange } from '../../../core/store/editNotes.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { labelQuestion } from '../../desk/labelQuestion.js';
import { askSteps, askText, type Step, stepOf } from '../../desk/steps.js';
import type { Asked } from './asked.js';
import { chosenEntries, nameOf } from './chosenEntries.js';

/** Asks what people know about an entry, and puts it into its notes; of several entries, their tags alone. */
export async function editEntryNotes(asked: Asked, desk: StoreDesk): Promise<void> {
  const entries = await chosenEntries(
    asked,
    vscode.l10n.t('Label, description and tags of which entry?'),
    desk,
  );
  const [entry, ...others] = entries;
  if (entry === undefined) return;
  const known = await knownTags(desk);
  const changes = others.length === 0 ? await askNotes(entry, known, desk) : await askTags(entries, known);
  if (changes !== undefined) await keepNotes(changes, desk);
}

/** Tags that a prompt names. */
const NAMED_TAGS = 12;

/** The tags that entries of the store have, for people to use them again. */
async function knownTags({ store }: Pick<StoreDesk, 'store'>): Promise<string> {
  const { entries } = await store.contents();
  const tags = [...new Set(entries.flatMap(({ notes }) => notes.tags ?? []))].sort();
  return toPlain(tags.slice(0, NAMED_TAGS).join(', '));
}

interface NotesAnswers {
  readonly label: string;
  readonly description: string;
  readonly tags: string;
  readonly owner: string;
}

/** An entry, and what changes of its notes. */
export type EntryChange = readonly [entry: Entry, change: NotesChange];

/** A description of several lines is edited where it stands, in entry.yaml: a box of one line would break it. */
async function askNotes(
  entry: Entry,
  known: string,
  { store }: Pick<StoreDesk, 'store'>,
): Promise<readonly EntryChange[] | undefined> {
  const { description = '', label, owner = '', tags = [] } = entry.notes;
  const { entries } = await store.contents();
  const isShort = !description.includes('\n');
  const answers = await askSteps<NotesAnswers>(nameOf(entry), [
    stepOf('label', (given, progress) =>
      askText(
        {
          prompt: vscode.l10n.t('Label, by which Connect:Direct finds the certificate in its keystore'),
          value: given.label ?? label ?? entry.name,
          ...labelQuestion(entries, entry),
        },
        progress,
      ),
    ),
    ...(isShort
      ? [textStep('description', description, vscode.l10n.t('Description (may be left empty)'))]
      : []),
    textStep('tags', tags.join(', '), tagsPrompt(known)),
    textStep('owner', owner, vscode.l10n.t('Owner: who answers for it (may be left empty)')),
  ]);
  if (answers === undefined) return undefined;
  const change = {
    label: answers.label.trim(),
    ...(isShort && { description: answers.description.trim() }),
    tags: toTags(answers.tags),
    owner: answers.owner.trim(),
  };
  return [[entry, change]];
}

function textStep(
  key: Exclude<keyof NotesAnswers, 'label'>,
  value: string,
  prompt: string,
): Step<NotesAnswers> {
  return stepOf(key, ({ [key]: given }, progress) => askText({ prompt, value: given ?? value }, progress));
}

/** What they have in common stands ready to be changed; what each has besides, it keeps. */
async function askTags(
  entries: readonly Entry[],
  known: string,
): Promise<readonly EntryChange[] | undefined> {
  const tagsOf = ({ notes }: Entry) => notes.tags ?? [];
  const [first = [], ...others] = entries.map(tagsOf);
  const common = first.filter((tag) => others.every((tags) => tags.includes(tag)));
  const outcome = await askText({
    prompt: `${vscode.l10n.t('{0} entries.', entries.length)} ${tagsPrompt(known)}`,
    value: common.join(', '),
  });
  if (typeof outcome === 'string') return undefined;
  const wanted = toTags(outcome.answer);
  return entries.map((entry) => {
    const own = tagsOf(entry).filter((tag) => !common.includes(tag));
    return [entry, { tags: [...new Set([...own, ...wanted])] }];
  });
}

function tagsPrompt(known: string): string {
  return known === ''
    ? vscode.l10n.t('Tags, parted by commas')
    : vscode.l10n.t('Tags, parted by commas. In use: {0}', known);
}

function toTags(text: string): readonly string[] {
  const tags = text.split(',').map((tag) => tag.trim());
  return [...new Set(tags.filter((tag) => tag !== ''))];
}

/** Edits the notes of each entry, all of them or none; those that say it already are left alone. */
export async function keepNotes(
  changes: readonly EntryChange[],
  { store }: Pick<StoreDesk, 'store'>,
): Promise<void> {
  const puts = changes.map(async ([entry, change]) => {
    const path = entryPath(entry, 'entry.yaml');
    const bytes = await store.fileSystem.read(path);
    const content = await editNotes(bytes, change);
    if (content === undefined)
      throw new Error(vscode.l10n.t('{0} cannot be read. Mend it first.', toPlain(path)));
    const [before, after] = [bytes && (await stampOf(bytes)), await stampOf(content)];
    return before === after ? [] : [{ type: 'put' as const, path, content, before }];
  });
  await store.change((await Promise.all(puts)).flat());
}
