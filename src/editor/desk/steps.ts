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

/**
 * Asks one question after another; Back returns to the one before, Esc leaves with nothing: then the answer is undefined.
 * @param given what is answered already
 */
export async function askSteps<Answers>(
  title: string,
  steps: readonly Step<Answers>[],
  given: Partial<Answers> = {},
): Promise<Answers | undefined> {
  const answers = { ...given };
  for (let at = 0; at < steps.length;) {
    const outcome = await steps[at]?.(answers, { title, step: at + 1, totalSteps: steps.length });
    if (outcome === undefined || outcome === 'left') return undefined;
    at += outcome === 'back' ? -1 : 1;
  }
  return answers as Answers;
}

/** A button in a box; what it does may change the box. */
export interface BoxButton extends vscode.QuickInputButton {
  press(box: vscode.InputBox): unknown;
}

export interface TextQuestion {
  readonly prompt: string;
  readonly value?: string | undefined;
  readonly placeholder?: string;
  readonly password?: boolean;
  /** Why the text will not do, in a sentence; undefined where it will. */
  readonly problem?: (text: string) => string | undefined;
  /** What to mind about the text, which will do all the same. */
  readonly warning?: (text: string) => string | undefined;
  /** Whether the problem is told while the person types: where the rules are not what they would expect. */
  readonly isLive?: boolean;
  /** The buttons as they are at the moment: they are asked for again after each press and each change of the text. */
  readonly buttons?: () => readonly BoxButton[];
  /** Called with each text that is typed or put there. */
  readonly onText?: (text: string, box: vscode.InputBox) => void;
}

export function askText(question: TextQuestion, progress?: Progress): Promise<Outcome<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = toInertText(question.prompt);
  box.value = question.value ?? '';
  box.placeholder = question.placeholder ?? '';
  box.password = question.password ?? false;
  const { buttons = () => [] } = question;
  const tell = () => {
    // A complaint about what is being mended would be in the way: it returns with Enter.
    const problem = question.isLive === true ? question.problem?.(box.value) : undefined;
    box.validationMessage =
      problem === undefined ? toWarning(question.warning?.(box.value)) : toInertText(problem);
  };
  box.validationMessage = toWarning(question.warning?.(box.value));
  return ask(box, progress, buttons, (settle, draw) => [
    box.onDidTriggerButton((button) => {
      const pressed = buttons().find((one) => one === button);
      if (pressed === undefined) return;
      pressed.press(box);
      draw();
    }),
    box.onDidChangeValue((text) => {
      question.onText?.(text, box);
      draw();
      tell();
    }),
    box.onDidAccept(() => {
      const problem = question.problem?.(box.value);
      if (problem === undefined) settle({ answer: box.value });
      else box.validationMessage = toInertText(problem);
    }),
  ]);
}

function toWarning(text: string | undefined): vscode.InputBoxValidationMessage | undefined {
  if (text === undefined) return undefined;
  return { message: toInertText(text), severity: vscode.InputBoxValidationSeverity.Warning };
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
  const ready = pick.items.filter(({ value }) => value === question.value);
  // Without one, the first stands ready, as VS Code has it.
  if (ready.length > 0) pick.activeItems = ready;
  return ask(pick, progress, NO_BUTTONS, (settle) => [
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
  return ask(pick, progress, NO_BUTTONS, (settle) => [
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

const NO_BUTTONS = (): readonly BoxButton[] => [];

function ask<T>(
  input: vscode.QuickPick<Choice<unknown>> | vscode.InputBox,
  progress: Progress | undefined,
  buttons: () => readonly BoxButton[],
  listen: (settle: (outcome: Outcome<T>) => void, draw: () => void) => readonly vscode.Disposable[],
): Promise<Outcome<T>> {
  // A glance at another window, to look something up, must not throw the answers away.
  input.ignoreFocusOut = true;
  if (progress) {
    input.title = progress.title;
    input.step = progress.step;
    input.totalSteps = progress.totalSteps;
  }
  const back = progress && progress.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  let shown: readonly vscode.QuickInputButton[] = [];
  const draw = () => {
    const wanted = [...back, ...buttons()];
    if (wanted.length !== shown.length || wanted.some((button, at) => button !== shown[at]))
      input.buttons = shown = wanted;
  };
  draw();
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<T>) => {
      vscode.Disposable.from(...listening, input).dispose();
      resolve(outcome);
    };
    const listening: vscode.Disposable[] = [
      ...listen(settle, draw),
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
