import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { toInertText } from '../../../src/editor/desk/inertText.js';
import { askChoice, askChoices, askSteps, askText, stepOf } from '../../../src/editor/desk/steps.js';

const ENTER = 'workbench.action.acceptSelectedQuickOpenItem';
const ESCAPE = 'workbench.action.closeQuickOpen';
const BACK = 'workbench.action.quickInputBack';

interface Answers {
  readonly name: string;
  readonly color: string;
  readonly extras: readonly string[];
}

/** Asks three questions, pressing a key at each of them; answers what came of it and what was asked. */
async function press(...keys: readonly string[]) {
  const asked: string[] = [];
  const left = [...keys];
  /** The question is on its way to the screen, and what is pressed comes after it. */
  const pressed = <T>(name: string, answer: Promise<T>): Promise<T> => {
    asked.push(name);
    const key = left.shift();
    assert.ok(key, `nobody answers ${name}`);
    void vscode.commands.executeCommand(key);
    return answer;
  };
  const answers = await askSteps<Answers>('A title', [
    stepOf('name', ({ name }, progress) =>
      pressed(`name ${name ?? ''}`, askText({ prompt: 'Name?', value: name ?? 'Ada' }, progress)),
    ),
    stepOf('color', ({ color }, progress) =>
      pressed(
        `color ${color ?? ''}`,
        askChoice(
          {
            placeholder: 'Color?',
            value: color ?? 'green',
            choices: ['red', 'green', 'blue'].map((value) => ({ label: value, value })),
          },
          progress,
        ),
      ),
    ),
    stepOf('extras', ({ extras }, progress) =>
      pressed(
        `extras ${extras?.join() ?? ''}`,
        askChoices(
          {
            placeholder: 'Extras?',
            choices: ['x', 'y', 'z'].map((value) => ({ label: value, value, picked: value !== 'y' })),
          },
          progress,
        ),
      ),
    ),
  ]);
  assert.deepEqual(left, []);
  return { answers, asked };
}

describe('the questions in steps', () => {
  it('take what stands ready on Enter', async () => {
    const { answers } = await press(ENTER, ENTER, ENTER);
    assert.deepEqual(answers, { name: 'Ada', color: 'green', extras: ['x', 'z'] });
  });

  it('go back, and keep what was answered', async () => {
    const { answers, asked } = await press(ENTER, ENTER, BACK, BACK, ENTER, ENTER, ENTER);
    assert.deepEqual(asked, [
      'name ',
      'color ',
      'extras ',
      'color green',
      'name Ada',
      'color green',
      'extras ',
    ]);
    assert.deepEqual(answers, { name: 'Ada', color: 'green', extras: ['x', 'z'] });
  });

  it('leave with nothing on Esc, at whichever step', async () => {
    assert.equal((await press(ESCAPE)).answers, undefined);
    assert.equal((await press(ENTER, ENTER, ESCAPE)).answers, undefined);
  });

  it('keep asking while the text will not do', async () => {
    const problems: string[] = [];
    const outcome = askText({
      prompt: 'Name?',
      value: 'x',
      problem: (text) => {
        problems.push(text);
        // The second Enter comes after the first has been refused.
        void vscode.commands.executeCommand(problems.length === 1 ? ENTER : ESCAPE);
        return 'Too short';
      },
    });
    void vscode.commands.executeCommand(ENTER);
    assert.equal(await outcome, 'left');
    assert.deepEqual(problems, ['x', 'x']);
  });

  it('take a text that is to be minded all the same', async () => {
    const minded: string[] = [];
    const outcome = askText({
      prompt: 'Name?',
      value: 'a b',
      warning: (text) => {
        minded.push(text);
        return 'A space';
      },
    });
    void vscode.commands.executeCommand(ENTER);
    assert.deepEqual(await outcome, { answer: 'a b' });
    assert.deepEqual(minded, ['a b']);
  });
});

describe('toInertText', () => {
  it('lets neither links nor icons come about, and changes nothing that is seen', () => {
    const hostile = '[x](command:workbench.action.quit) $(alert) a](b $(c)';
    const text = toInertText(hostile);
    assert.doesNotMatch(text, /\]\(|\$\(/);
    assert.equal(text.replaceAll('\u2060', ''), hostile);
    assert.equal(toInertText('C:\\a [1] (2) $3'), 'C:\\a [1] (2) $3');
  });
});
