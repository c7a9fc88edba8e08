import * as vscode from 'vscode';
import type { JobContext } from '../../../core/jobs/inspectedJob.js';
import { chainAuthorities, isAuthority, untrustingKeys } from '../../../core/jobs/list/chainAuthorities.js';
import type { ListPlan } from '../../../core/jobs/list/planJobs.js';
import type { ServerToInstall } from '../../../core/jobs/list/readServers.js';
import type { Entry } from '../../../core/store/entry.js';
import { countOf } from '../../../core/words/describeLifetime.js';
import { withLateProgress } from '../../desk/lateProgress.js';
import { askChoice, askChoices, askSteps, askText, type Step, stepOf } from '../../desk/steps.js';
import { toChoice } from './entryChoice.js';

interface Answers {
  readonly isOne: boolean;
  /** Names of entries. */
  readonly trusted: readonly string[];
  /** Of one job for all; nobody is asked for it where each server gets its own. */
  readonly name: string;
}

/**
 * Asks what is made of a list, and for what it does not say. Undefined where the person leaves.
 * @param name what one job for all is called, unless the person calls it otherwise
 */
export async function askListPlan(
  servers: readonly ServerToInstall[],
  name: string,
  context: JobContext,
): Promise<ListPlan | undefined> {
  const { l10n } = vscode;
  const authorities = context.entries.filter(isAuthority);
  const untrusting = untrustingKeys(servers);
  const chains = await withLateProgress(l10n.t('Building the chains of the key certificates'), () =>
    chainAuthorities(untrusting, context),
  );
  const isSeveral = servers.length > 1;
  const steps = [
    ...(isSeveral ? [shapeStep(servers.length)] : []),
    ...(untrusting.length > 0 ? [trustedStep(authorities, chains, context.now)] : []),
    // The last one: where it answers itself, nobody comes back to it.
    ...(isSeveral ? [nameStep(name)] : []),
  ];
  const title = l10n.t('New Install Jobs from List: {0}', countOf(servers.length, 'server'));
  const answers: Partial<Answers> | undefined = await askSteps<Answers>(title, steps);
  if (answers === undefined) return undefined;
  const { isOne = false, trusted = [] } = answers;
  return {
    name: isOne ? answers.name : undefined,
    trusted: authorities.filter((entry) => trusted.includes(entry.name)),
  };
}

function shapeStep(count: number): Step<Answers> {
  const { l10n } = vscode;
  return stepOf('isOne', ({ isOne }, progress) =>
    askChoice(
      {
        placeholder: l10n.t('What is made of the list?'),
        value: isOne ?? true,
        choices: [
          {
            label: l10n.t('One Job for All Servers'),
            detail: l10n.t('What they have in common stands once, and what differs below “overrides”'),
            value: true,
          },
          {
            label: l10n.t('A Job for Each Server'),
            detail: l10n.t('{0} files, named after the nodes', count),
            value: false,
          },
        ],
      },
      progress,
    ),
  );
}

function trustedStep(authorities: readonly Entry[], chains: readonly Entry[], now: number): Step<Answers> {
  return stepOf('trusted', ({ trusted = chains.map((entry) => entry.name) }, progress) =>
    askChoices(
      {
        placeholder: vscode.l10n.t('CA certificates that the nodes trust, where the list does not say it'),
        choices: authorities.map((entry) => ({
          ...toChoice(entry, now),
          picked: trusted.includes(entry.name),
        })),
      },
      progress,
    ),
  );
}

function nameStep(name: string): Step<Answers> {
  const { l10n } = vscode;
  return stepOf('name', (before, progress) =>
    before.isOne === true
      ? askText(
          {
            prompt: l10n.t('Name of the job, which no other job has'),
            value: before.name ?? name,
            problem: (text) =>
              text.trim() === '' || /\p{Cc}/u.test(text)
                ? l10n.t('A job has a name of one line.')
                : undefined,
          },
          progress,
        )
      : Promise.resolve({ answer: name }),
  );
}
