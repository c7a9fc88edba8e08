import * as vscode from 'vscode';
import { toInertText } from './inertText.js';

/** What the person did with one step: answered it, went back, or left. */
type Outcome<T> = { readonly answer: T } | 'back' | 'left';

/** Where a step stands among the others. */
interface Progress {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** One question. It puts the answer into `answers` itself, so that going back finds it there again. */
export type Step<Answers> = (answers: Partial<Answers>, progress: Progress) => Promise<Outcome<void>>;

/** Asks one question after another; Back returns to the one before, Esc leaves with nothing: then the answer is undefined. */
export async function askSteps<Answers>(
  title: string,
  steps: readonly Step<Answers>[],
): Promise<Answers | undefined> {
  const answers: Partial<Answers> = {};
  for (let at = 0; at < steps.length;) {
    const outcome = await steps[at]?.(answers, { title, step: at + 1, totalSteps: steps.length });
    if (outcome === undefined || outcome === 'left') return undefined;
    at += outcome === 'back' ? -1 : 1;
  }
  return answers as Answers;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly value?: string | undefined;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** Why the text will not do, in a sentence; undefined where it will. */
  readonly problem?: (text: string) => string | undefined;
}

export function askText(question: TextQuestion, progress?: Progress): Promise<Outcome<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = toInertText(question.prompt);
  box.value = question.value ?? '';
  box.placeholder = question.placeholder ?? '';
  box.password = question.password ?? false;
  return ask(box, progress, (settle) => [
    box.onDidChangeValue(() => {
      // A complaint about what is being mended would be in the way: it returns with Enter.
      box.validationMessage = undefined;
    }),
    box.onDidAccept(() => {
      const problem = question.problem?.(box.value);
      if (problem === undefined) settle({ answer: box.value });
      else box.validationMessage = toInertText(problem);
    }),
  ]);
}

export interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

export interface ChoiceQuestion<T> {
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** What was chosen before, or stands ready to be. */
  readonly value?: T | undefined;
}

export function askChoice<T>(question: ChoiceQuestion<T>, progress?: Progress): Promise<Outcome<T>> {
  const pick = toPick(question);
  pick.activeItems = pick.items.filter(({ value }) => value === question.value);
  return ask(pick, progress, (settle) => [
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) settle({ answer: chosen.value });
    }),
  ]);
}

/** Any number of the choices; those `picked` stand ready. */
export function askChoices<T>(
  question: Omit<ChoiceQuestion<T>, 'value'>,
  progress?: Progress,
): Promise<Outcome<readonly T[]>> {
  const pick = toPick(question);
  pick.canSelectMany = true;
  pick.selectedItems = pick.items.filter(({ picked }) => picked === true);
  return ask(pick, progress, (settle) => [
    pick.onDidAccept(() => {
      settle({ answer: pick.selectedItems.map(({ value }) => value) });
    }),
  ]);
}

/** Makes a step of a question: its answer is kept under `key` and offered again when the person comes back. */
export function stepOf<Answers, Key extends keyof Answers>(
  key: Key,
  question: (answers: Partial<Answers>, progress: Progress) => Promise<Outcome<Answers[Key]>>,
): Step<Answers> {
  return async (answers, progress) => {
    const outcome = await question(answers, progress);
    if (outcome === 'back' || outcome === 'left') return outcome;
    answers[key] = outcome.answer;
    return { answer: undefined };
  };
}

function toPick<T>({ choices, placeholder }: Omit<ChoiceQuestion<T>, 'value'>): vscode.QuickPick<Choice<T>> {
  const pick = vscode.window.createQuickPick<Choice<T>>();
  pick.items = choices.map(toInert);
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  return pick;
}

function toInert<T>({ description, detail, label, ...rest }: Choice<T>): Choice<T> {
  return {
    ...rest,
    label: toInertText(label),
    ...(description !== undefined && { description: toInertText(description) }),
    ...(detail !== undefined && { detail: toInertText(detail) }),
  };
}

function ask<T>(
  input: vscode.QuickPick<Choice<unknown>> | vscode.InputBox,
  progress: Progress | undefined,
  listen: (settle: (outcome: Outcome<T>) => void) => readonly vscode.Disposable[],
): Promise<Outcome<T>> {
  // A glance at another window, to look something up, must not throw the answers away.
  input.ignoreFocusOut = true;
  if (progress) {
    input.title = progress.title;
    input.step = progress.step;
    input.totalSteps = progress.totalSteps;
    if (progress.step > 1) input.buttons = [vscode.QuickInputButtons.Back];
  }
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<T>) => {
      vscode.Disposable.from(...listening, input).dispose();
      resolve(outcome);
    };
    const listening: vscode.Disposable[] = [
      ...listen(settle),
      input.onDidHide(() => {
        settle('left');
      }),
      input.onDidTriggerButton((button) => {
        if (button === vscode.QuickInputButtons.Back) settle('back');
      }),
    ];
    input.show();
  });
}
