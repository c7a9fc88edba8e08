import * as vscode from 'vscode';
import type { PassphraseReference } from '../../../core/jobs/passphraseReferences.js';
import { openKey } from '../../../core/keys/openKey.js';
import { referenceIdentity } from '../../../core/keys/passphraseIdentity.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Desk } from '../../desk/desk.js';
import { toInertText } from '../../desk/inertText.js';
import { openInsisting } from '../../desk/openInsisting.js';
import { readOctets } from '../../desk/readOctets.js';
import { describeKeeping, recall, remember } from '../../desk/rememberedPassphrases.js';
import { askChoice, askText } from '../../desk/steps.js';

/** A name that jobs refer to, with the jobs and the key certificates that they name beside it. */
interface Reference {
  readonly name: string;
  readonly jobs: readonly vscode.Uri[];
  readonly entries: readonly NonNullable<PassphraseReference['entry']>[];
}

/** Keeps the passphrase to which install jobs refer by a name, once it has opened the keys that they refer to with it. */
export async function setJobPassphrase(desk: Desk): Promise<void> {
  const reference = await askReference(desk);
  if (reference === undefined) return;
  const { secrets } = desk;
  const { name } = reference;
  const keeping = await describeKeeping(secrets);
  const why = vscode.l10n.t(
    'Passphrase that install jobs call {0}. It will be remembered in {1}.',
    name,
    keeping,
  );
  for (let prompt = why; ;) {
    const outcome = await askText({ prompt, password: true });
    if (typeof outcome === 'string') return;
    const passphrase = outcome.answer;
    const proof = await prove(passphrase, reference);
    if (proof === undefined) return;
    if ('problem' in proof) {
      prompt = `${proof.problem} ${why}`;
      continue;
    }
    await remember(secrets, { opens: [referenceIdentity(name)], name, passphrase });
    void vscode.window.showInformationMessage(
      proof.opened > 0
        ? toInertText(vscode.l10n.t('{0} is remembered; it opens the private key.', toPlain(name)))
        : toInertText(
            vscode.l10n.t('{0} is remembered. Whether it opens anything was not checked.', toPlain(name)),
          ),
    );
    return;
  }
}

/** How many keys it opens, or why it does not; undefined where the person leaves. */
async function prove(
  passphrase: string,
  { entries }: Reference,
): Promise<{ readonly opened: number } | { readonly problem: string } | undefined> {
  let opened = 0;
  for (const { key } of entries) {
    if (key === undefined || key.encryption === null) continue;
    const opening = await openInsisting('private key', (options) => openKey(key, passphrase, options));
    if (opening === undefined) return undefined;
    if (opening.outcome === 'passphrase-wrong') return { problem: describeOpening(opening, 'private key') };
    if (opening.outcome === 'opened') opened++;
  }
  return { opened };
}

async function askReference(desk: Desk): Promise<Reference | undefined> {
  const references = await findReferences(desk);
  if (references.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('No install job of this workspace refers to a passphrase.'),
    );
    return undefined;
  }
  const { secrets } = desk;
  const choices = references.map(async (value) => {
    const isKept = (await recall(secrets, [referenceIdentity(value.name)])) !== undefined;
    return {
      label: toPlain(value.name),
      description: isKept ? vscode.l10n.t('remembered here') : vscode.l10n.t('not remembered here'),
      detail: toPlain(value.jobs.map((uri) => vscode.workspace.asRelativePath(uri)).join(', ')),
      value,
    };
  });
  const outcome = await askChoice<Reference>({
    placeholder: vscode.l10n.t('Which passphrase of install jobs is to be remembered?'),
    choices: await Promise.all(choices),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

async function findReferences({ files, store }: Desk): Promise<readonly Reference[]> {
  const { passphraseReferences } = await import('../../../core/jobs/jobReading.js');
  const { uris } = await files.jobs();
  const found = new Map<string, Reference>();
  for (const uri of uris) {
    const octets = await readOctets(uri).catch(() => undefined);
    if (octets === undefined) continue;
    const entries = (await (await store.of(uri))?.contents())?.entries ?? [];
    for (const { entry, name } of await passphraseReferences(new TextDecoder().decode(octets), entries)) {
      const before = found.get(name) ?? { name, jobs: [], entries: [] };
      found.set(name, {
        name,
        jobs: [...new Set([...before.jobs, uri])],
        entries: [...new Set([...before.entries, ...(entry ? [entry] : [])])],
      });
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
