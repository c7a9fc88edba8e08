import * as vscode from 'vscode';
import { type Platform } from '../../../core/jobs/installJob.js';
import { isNodeName } from '../../../core/jobs/nodeName.js';
import { writeSecretName } from '../../../core/jobs/secretName.js';
import { Budget, PATH_LIMITS } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { Pool } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { describeRole } from '../../../core/words/describeCertificate.js';
import { describeLifetime } from '../../../core/words/describeLifetime.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { askChoice, askChoices, askSteps, askText, type Choice, stepOf } from '../../desk/steps.js';

/** What the person decides about a new job. */
export interface JobAnswers {
  readonly nodeName: string;
  readonly platform: Platform;
  /** Empty where it is left for later, and where there is none. */
  readonly installDir: string;
  /** Empty where it is left for later. */
  readonly adminUser: string;
  /** Names of entries. */
  readonly keyCertificate: string;
  readonly trusted: readonly string[];
  readonly passphraseRef: string;
}

/** Asks step by step. Undefined where the person leaves. */
export function askJob(
  entries: readonly Entry[],
  desk: Pick<Desk, 'clock' | 'verify'>,
): Promise<JobAnswers | undefined> {
  const { l10n } = vscode;
  const now = desk.clock();
  const keys = entries.filter(({ kind }) => kind === 'key');
  const authorities = entries.filter(({ kind }) => kind === 'authority' || kind === 'ca');
  /** The key certificate whose chain stands ready: another one has another. */
  let readyFor: string | undefined;
  return askSteps<JobAnswers>(l10n.t('New Install Job'), [
    stepOf('nodeName', ({ nodeName }, progress) =>
      askText(
        {
          prompt: l10n.t('Name of the Connect:Direct node'),
          value: nodeName,
          placeholder: 'CDNODE1',
          problem: (name) =>
            isNodeName(name)
              ? undefined
              : l10n.t('A node name has 1 to 16 characters: letters, digits, and @ # $ . _ -'),
        },
        progress,
      ),
    ),
    stepOf('platform', ({ platform }, progress) =>
      askChoice<Platform>(
        {
          placeholder: l10n.t('What is it installed on?'),
          value: platform ?? 'unix',
          choices: [
            { label: 'UNIX', value: 'unix' },
            { label: 'Windows', value: 'windows' },
            { label: l10n.t('Container'), value: 'container' },
          ],
        },
        progress,
      ),
    ),
    stepOf('installDir', ({ installDir, platform }, progress) =>
      askText(
        {
          prompt: l10n.t('Directory that Connect:Direct is installed in: a whole path (may be left empty)'),
          value: installDir,
          placeholder: platform === 'windows' ? 'C:\\Program Files\\…' : '/opt/…',
          problem: () => undefined,
        },
        progress,
      ),
    ),
    stepOf('adminUser', ({ adminUser }, progress) =>
      askText(
        {
          prompt: l10n.t('Administrator of the node: an operating-system user, not root (may be left empty)'),
          value: adminUser,
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
      const ready = new Set(kept ?? (await namesOfChain(keyCertificate, entries, desk)));
      readyFor = keyCertificate;
      return askChoices(
        {
          placeholder: l10n.t(
            'CA certificates that the node trusts: those of its own chain, and its partners’',
          ),
          choices: authorities.map((entry) => ({ ...toChoice(entry, now), picked: ready.has(entry.name) })),
        },
        progress,
      );
    }),
    stepOf('passphraseRef', ({ nodeName, passphraseRef }, progress) =>
      askText(
        {
          prompt: l10n.t(
            'Name under which the key’s passphrase is kept: the name, never the passphrase itself',
          ),
          value: passphraseRef ?? writeSecretName(nodeName ?? ''),
          problem: (name) =>
            /^[A-Za-z_][A-Za-z0-9_]*$/.test(name)
              ? undefined
              : l10n.t('Letters, digits and _ only, as in the name of an environment variable.'),
        },
        progress,
      ),
    ),
  ]);
}

function toChoice({ certificates: [own], name, notes }: Entry, now: number): Choice<string> {
  const label = toPlain(notes.label ?? name);
  if (own === undefined) return { label, description: vscode.l10n.t('damaged'), value: name };
  const { notAfter, notBefore } = own.certificate;
  return {
    label,
    description: `${describeRole(own.certificate)} · ${describeLifetime(notBefore, notAfter, now)}`,
    value: name,
  };
}

/** The entries that stand above the key certificate: what the node needs to trust its own chain. */
async function namesOfChain(
  name: string | undefined,
  entries: readonly Entry[],
  { clock, verify }: Pick<Desk, 'clock' | 'verify'>,
): Promise<readonly string[]> {
  const leaf = entries.find((entry) => entry.kind === 'key' && entry.name === name)?.certificates[0];
  if (leaf === undefined) return [];
  const authorities = entries.filter(({ kind }) => kind === 'authority' || kind === 'ca');
  const pool = new Pool(authorities.flatMap(({ certificates }) => certificates[0] ?? []));
  const path = await buildPath(leaf, { pool, verify, budget: new Budget(PATH_LIMITS), at: clock() });
  const above = new Set(path.steps.map(({ known }) => fingerprint(known.certificate)));
  return authorities
    .filter(({ certificates: [own] }) => own !== undefined && above.has(fingerprint(own.certificate)))
    .map((entry) => entry.name);
}
