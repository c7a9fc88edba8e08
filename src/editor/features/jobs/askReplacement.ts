import * as vscode from 'vscode';
import { isSecureValue, toSecureValue } from '../../../core/bundles/doors/writeSecureValue.js';
import { chainAuthorities, isAuthority } from '../../../core/jobs/list/chainAuthorities.js';
import { parseMoment } from '../../../core/jobs/installWindow.js';
import { isBootstrapEntry } from '../../../core/store/bootstrapTag.js';
import type { Entry } from '../../../core/store/entry.js';
import { labelFaults } from '../../../core/store/label.js';
import { describeLabelFault } from '../../../core/words/describeLabelFault.js';
import { describeBootstrap } from '../../../core/words/describeLifetime.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice, askChoices, askSteps, askText, type Step, stepOf } from '../../desk/steps.js';
import type { GivenReplacement } from './givenReplacement.js';
import { toChoice } from './entryChoice.js';
import { nodeNameQuestion, passphraseQuestion } from './jobQuestions.js';
import type { ReplacementAnswers } from './replacementAnswers.js';

/** The entries that can take a bootstrap certificate’s place: those that are none, and requests. */
export function successors(entries: readonly Entry[], present: string | undefined): readonly Entry[] {
  return entries.filter(
    (entry) =>
      (entry.kind === 'key' && !isBootstrapEntry(entry) && entry.name !== present) ||
      entry.kind === 'request',
  );
}

/** Asks step by step for what is not given yet. Undefined where the person leaves. */
export function askReplacement(
  entries: readonly Entry[],
  { answers: given, nodeName: ready, trusted: known }: GivenReplacement,
  desk: Pick<Desk, 'clock' | 'verify'>,
): Promise<ReplacementAnswers | undefined> {
  const steps: readonly (readonly [keyof ReplacementAnswers, Step<ReplacementAnswers>])[] = [
    [
      'nodeName',
      stepOf('nodeName', ({ nodeName }, progress) => askText(nodeNameQuestion(nodeName ?? ready), progress)),
    ],
    ['platform', askPlatform],
    ['installDir', askInstallDir],
    ['present', askPresent(entries, desk)],
    ['presentLabel', askPresentLabel(entries)],
    ['keyCertificate', askSuccessor(entries, desk)],
    ['label', askLabel(entries)],
    ['trusted', askTrusted(entries, known, desk)],
    [
      'passphraseRef',
      stepOf('passphraseRef', ({ nodeName, passphraseRef }, progress) =>
        askText(passphraseQuestion(passphraseRef, nodeName), progress),
      ),
    ],
  ];
  const open = steps.filter(([key]) => given[key] === undefined).map(([, step]) => step);
  return askSteps(vscode.l10n.t('Replace Bootstrap'), open, given);
}

const askPlatform = stepOf<ReplacementAnswers, 'platform'>('platform', ({ platform }, progress) =>
  askChoice<ReplacementAnswers['platform']>(
    {
      placeholder: vscode.l10n.t('What is it installed on?'),
      value: platform ?? 'unix',
      choices: [
        { label: 'UNIX', value: 'unix' },
        { label: 'Windows', value: 'windows' },
      ],
    },
    progress,
  ),
);

const askInstallDir = stepOf<ReplacementAnswers, 'installDir'>(
  'installDir',
  ({ installDir, platform }, progress) =>
    askText(
      {
        prompt: vscode.l10n.t('Directory that Connect:Direct is installed in: a whole path'),
        value: installDir,
        placeholder: platform === 'windows' ? 'C:\\Program Files\\…' : '/opt/…',
        problem: (path) =>
          path.trim() === ''
            ? vscode.l10n.t('The scripts look for the Secure+ command line below it.')
            : undefined,
      },
      progress,
    ),
);

function askPresent(entries: readonly Entry[], { clock }: Pick<Desk, 'clock'>): Step<ReplacementAnswers> {
  const { l10n } = vscode;
  const now = clock();
  const keys = entries.filter(({ kind }) => kind === 'key');
  const choices = [...keys]
    .sort((a, b) => Number(isBootstrapEntry(b)) - Number(isBootstrapEntry(a)))
    .map((entry) => {
      const end = entry.certificates[0]?.certificate.notAfter.epoch;
      const isMarked = isBootstrapEntry(entry) && end !== undefined && !Number.isNaN(end);
      return {
        ...toChoice(entry, now),
        ...(isMarked && { description: describeBootstrap(end, now) }),
      };
    });
  const byDirector = {
    label: l10n.t('One That Director Issued Itself'),
    detail: l10n.t('It lives at most 90 days from the day of the installation'),
    value: undefined,
  };
  return stepOf('present', async ({ present }, progress) => {
    for (;;) {
      const chosen = await askChoice<string | undefined>(
        {
          placeholder: l10n.t('Which bootstrap certificate does the node have now?'),
          value: present?.ref,
          choices: [...choices, byDirector],
        },
        progress,
      );
      if (typeof chosen === 'string') return chosen;
      if (chosen.answer !== undefined) return { answer: { ref: chosen.answer } };
      const day = await askText(
        {
          prompt: l10n.t('The day on which the node was installed'),
          value: present?.installed,
          placeholder: new Date(now).toISOString().slice(0, 10),
          problem: (text) =>
            parseMoment(text.trim()) ? undefined : l10n.t('A day is written like {0}.', '2026-12-01'),
        },
        progress,
      );
      if (day === 'left') return day;
      if (day !== 'back') return { answer: { installed: day.answer.trim() } };
    }
  });
}

function askPresentLabel(entries: readonly Entry[]): Step<ReplacementAnswers> {
  return stepOf('presentLabel', ({ present, presentLabel }, progress) =>
    askText(
      {
        prompt: vscode.l10n.t(
          'Label that the bootstrap certificate has in the node’s keystore, for the way back (may be left empty)',
        ),
        value: presentLabel ?? readyLabel(labelOf(present?.ref, ['key'], entries)),
        placeholder: 'Client-API',
        problem: (text) => (text === '' ? undefined : problemOf(text)),
      },
      progress,
    ),
  );
}

function askSuccessor(entries: readonly Entry[], { clock }: Pick<Desk, 'clock'>): Step<ReplacementAnswers> {
  return stepOf('keyCertificate', ({ keyCertificate, present }, progress) =>
    askChoice(
      {
        placeholder: vscode.l10n.t(
          'Signed key certificate that takes its place, or a request that still waits',
        ),
        value: keyCertificate,
        choices: successors(entries, present?.ref).map((entry) => toChoice(entry, clock())),
      },
      progress,
    ),
  );
}

function askLabel(entries: readonly Entry[]): Step<ReplacementAnswers> {
  const { l10n } = vscode;
  return stepOf('label', ({ keyCertificate, label, nodeName, presentLabel }, progress) => {
    const own = labelOf(keyCertificate, ['key', 'request'], entries);
    const free = own === undefined || own === presentLabel ? `${nodeName ?? ''}-signed` : own;
    return askText(
      {
        prompt: l10n.t('Label that the signed one gets in the node’s keystore'),
        value: label ?? toSecureValue(free),
        problem: (text) =>
          text === presentLabel
            ? l10n.t(
                'The bootstrap certificate has this label, and both stand in the keystore until the switch.',
              )
            : problemOf(text),
      },
      progress,
    );
  });
}

function askTrusted(
  entries: readonly Entry[],
  known: readonly string[],
  desk: Pick<Desk, 'clock' | 'verify'>,
): Step<ReplacementAnswers> {
  const authorities = entries.filter(isAuthority);
  const { verify } = desk;
  /** The key certificate whose chain stands ready: another one has another. */
  let readyFor: string | undefined;
  return stepOf('trusted', async ({ keyCertificate, trusted }, progress) => {
    const kept = readyFor === keyCertificate ? trusted : undefined;
    const own = entries.filter(({ kind, name }) => kind === 'key' && name === keyCertificate);
    const above = await chainAuthorities(own, { entries, now: desk.clock(), verify });
    const ready = new Set(kept ?? [...known, ...above.map(({ name }) => name)]);
    readyFor = keyCertificate;
    return askChoices(
      {
        placeholder: vscode.l10n.t(
          'CA certificates that the node trusts: those of its own chain, and its partners’',
        ),
        choices: authorities.map((entry) => ({
          ...toChoice(entry, desk.clock()),
          picked: ready.has(entry.name),
        })),
      },
      progress,
    );
  });
}

/** Scripts of the Secure+ CLI name both labels. */
function problemOf(label: string): string | undefined {
  const [fault] = labelFaults(label);
  if (fault) return describeLabelFault(fault, label);
  if (isSecureValue(label)) return undefined;
  return vscode.l10n.t(
    'The scripts of the replacement take letters, digits and {0} alone.',
    '_ . : @ # / \\ + -',
  );
}

/** What cannot go into a script is noted by hand, as where nobody knows it. */
const readyLabel = (label: string | undefined): string | undefined =>
  label !== undefined && isSecureValue(label) ? label : undefined;

function labelOf(
  name: string | undefined,
  kinds: readonly Entry['kind'][],
  entries: readonly Entry[],
): string | undefined {
  return entries.find((entry) => entry.name === name && kinds.includes(entry.kind))?.notes.label;
}
