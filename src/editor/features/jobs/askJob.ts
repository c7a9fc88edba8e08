import * as vscode from 'vscode';
import { type Platform } from '../../../core/jobs/installJob.js';
import type { CarriedField } from '../../../core/jobs/jobDefaults.js';
import { chainAuthorities, isAuthority } from '../../../core/jobs/list/chainAuthorities.js';
import type { Entry } from '../../../core/store/entry.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice, askChoices, askSteps, askText, type Step, stepOf } from '../../desk/steps.js';
import { toChoice } from './entryChoice.js';
import { nodeNameQuestion, passphraseQuestion } from './jobQuestions.js';
import type { LastJob } from './lastJob.js';

/** What the person decides about a new job. */
export interface JobAnswers {
  readonly nodeName: string;
  readonly platform: Platform;
  /** Empty where it is left for later, and where Director knows it. */
  readonly package: string;
  /** Empty where it is left for later, and where there is none. */
  readonly installDir: string;
  /** Empty where it is left for later. */
  readonly adminUser: string;
  /** Names of entries. */
  readonly keyCertificate: string;
  readonly trusted: readonly string[];
  readonly passphraseRef: string;
  /** What else is taken over from the last job. */
  readonly carried: readonly CarriedField[];
}

/** The last step is left out where nothing can be taken over. */
type Asked = Omit<JobAnswers, 'carried'> & Partial<Pick<JobAnswers, 'carried'>>;

/** Asks step by step; what the last job has stands ready. Undefined where the person leaves. */
export async function askJob(
  entries: readonly Entry[],
  desk: Pick<Desk, 'clock' | 'verify'>,
  last?: LastJob,
): Promise<JobAnswers | undefined> {
  const { l10n } = vscode;
  const now = desk.clock();
  const keys = entries.filter(({ kind }) => kind === 'key');
  const authorities = entries.filter(isAuthority);
  const before = last?.defaults;
  /** What stood there was of another platform. */
  const ofPlatform = (value: string | undefined, platform: Platform | undefined) =>
    before?.platform === platform ? value : undefined;
  /** The key certificate whose chain stands ready: another one has another. */
  let readyFor: string | undefined;
  const answers = await askSteps<Asked>(l10n.t('New Install Job'), [
    stepOf('nodeName', ({ nodeName }, progress) => askText(nodeNameQuestion(nodeName), progress)),
    stepOf('platform', ({ platform }, progress) =>
      askChoice<Platform>(
        {
          placeholder: l10n.t('What is it installed on?'),
          value: platform ?? before?.platform ?? 'unix',
          choices: [
            { label: 'UNIX', value: 'unix' },
            { label: 'Windows', value: 'windows' },
            { label: l10n.t('Container'), value: 'container' },
          ],
        },
        progress,
      ),
    ),
    stepOf('package', ({ package: own, platform }, progress) =>
      askText(
        {
          prompt: packagePrompt(platform),
          value: own ?? ofPlatform(before?.package, platform),
          problem: () => undefined,
        },
        progress,
      ),
    ),
    stepOf('installDir', ({ installDir, platform }, progress) =>
      askText(
        {
          prompt: l10n.t('Directory that Connect:Direct is installed in: a whole path (may be left empty)'),
          value: installDir ?? ofPlatform(before?.installDir, platform),
          placeholder: platform === 'windows' ? 'C:\\Program Files\\…' : '/opt/…',
          problem: () => undefined,
        },
        progress,
      ),
    ),
    stepOf('adminUser', ({ adminUser, platform }, progress) =>
      askText(
        {
          prompt: l10n.t('Administrator of the node: an operating-system user, not root (may be left empty)'),
          value: adminUser ?? ofPlatform(before?.adminUser, platform),
          placeholder: 'cdadmin',
          problem: (user) =>
            user.trim() === 'root'
              ? l10n.t('Connect:Direct is not installed as root: name the user who is to administer it.')
              : undefined,
        },
        progress,
      ),
    ),
    stepOf('keyCertificate', ({ keyCertificate }, progress) =>
      askChoice(
        {
          placeholder: l10n.t('Key certificate of the node'),
          value: keyCertificate,
          choices: keys.map((entry) => toChoice(entry, now)),
        },
        progress,
      ),
    ),
    stepOf('trusted', async ({ keyCertificate, trusted }, progress) => {
      const kept = readyFor === keyCertificate ? trusted : undefined;
      const own = keys.filter(({ name }) => name === keyCertificate);
      const above = await chainAuthorities(own, {
        entries,
        now,
        verify: desk.verify,
      });
      const ready = new Set(kept ?? [...above.map(({ name }) => name), ...(before?.trusted ?? [])]);
      readyFor = keyCertificate;
      return askChoices(
        {
          placeholder: l10n.t(
            'CA certificates that the node trusts: those of its own chain, and its partners’',
          ),
          choices: authorities.map((entry) => ({
            ...toChoice(entry, now),
            picked: ready.has(entry.name),
          })),
        },
        progress,
      );
    }),
    stepOf('passphraseRef', ({ nodeName, passphraseRef }, progress) =>
      askText(passphraseQuestion(passphraseRef ?? before?.passphraseRef, nodeName), progress),
    ),
    ...(last ? carryingStep(last) : []),
  ]);
  return answers && { ...answers, carried: answers.carried ?? [] };
}

function packagePrompt(platform: Platform | undefined): string {
  const { l10n } = vscode;
  switch (platform) {
    case 'windows':
      return l10n.t('Installer that is run, such as cdw_install.exe (may be left empty)');
    case 'container':
      return l10n.t('Tag of the image (may be left empty)');
    default:
      return l10n.t('Package that is installed: a cpio file, such as cdunix (may be left empty)');
  }
}

/** Everything else that the last job has: all of it, unless the person takes something out. */
function carryingStep({ defaults: { fields }, name }: LastJob): readonly Step<Asked>[] {
  if (fields.length === 0) return [];
  const step = stepOf<Asked, 'carried'>('carried', ({ carried, platform }, progress) =>
    askChoices(
      {
        placeholder: vscode.l10n.t('Taken over from {0}, but for what you take out', toPlain(name)),
        choices: fields
          .filter(({ path }) => isForPlatform(path, platform))
          .map((value) => ({
            label: value.path,
            description: describeValue(value),
            picked: carried?.includes(value) ?? true,
            value,
          })),
      },
      progress,
    ),
  );
  return [step];
}

/** Some sections are of one platform alone. */
function isForPlatform(path: string, platform: Platform | undefined): boolean {
  const [section] = path.split('.');
  return section === platform || (section !== 'windows' && section !== 'container');
}

function describeValue({ value }: CarriedField): string {
  return toPlain(typeof value === 'object' ? JSON.stringify(value) : String(value));
}
