import * as vscode from 'vscode';
import { gatherMaterial } from '../../../core/bundles/material.js';
import { Values } from '../../../core/bundles/values.js';
import { readContents } from '../../../core/contents/readContents.js';
import { type InspectedServer, toInspectedJob } from '../../../core/jobs/inspectedJob.js';
import { parseJob } from '../../../core/jobs/parseJob.js';
import { type OpenedKey, openKey } from '../../../core/keys/openKey.js';
import type { PrivateKey } from '../../../core/keys/privateKey.js';
import { writeCertificates } from '../../../core/store/export/writeKeyCertificate.js';
import { describePrivateKey } from '../../../core/words/describeKey.js';
import { describeOpening } from '../../../core/words/describeOpening.js';
import { toPlain } from '../../../core/words/toPlain.js';
import { writeRehearsal } from '../../../core/words/writeRehearsal.js';
import type { PartyFiles } from '../../../rehearsal/party.js';
import type { Desk } from '../../desk/desk.js';
import { openEntryKey } from '../../desk/openEntryKey.js';
import { jobContext } from '../../desk/jobContext.js';
import { textOf } from '../../desk/ranges.js';
import { sealedKeyIdentities } from '../../desk/entryIdentities.js';
import { toSignal } from '../../desk/signal.js';
import { askChoice } from '../../desk/steps.js';
import { unlock } from '../../desk/unlock.js';
import { askOtherSide } from './askOtherSide.js';
import { chosenJob } from './chosenJob.js';
import { serverIndex } from './serverIndex.js';

/**
 * Lets a job’s certificates shake hands on this computer before they are installed: with the very files that its bundle
 * has, whether its checks pass or not.
 * @param node the job’s line in the tree, its file, or nothing
 * @param at the index of the server that is meant; without it the person chooses
 */
export async function rehearseJob(node: unknown, at: unknown, desk: Desk): Promise<void> {
  const uri = await chosenJob(node, desk);
  if (uri === undefined) return;
  const document = await vscode.workspace.openTextDocument(uri);
  const context = await jobContext(uri, desk);
  const job = await parseJob(textOf(document));
  const { servers } = toInspectedJob(job, context);
  const server = servers[serverIndex(at) ?? -1] ?? (await askServer(servers));
  if (server === undefined) return;
  const material = await gatherMaterial({ server, folder: '', values: new Values(server) });
  if (material.keyCertificate === undefined) throw new Error(sayNothingToShow(server));
  const other = await askOtherSide(server, context);
  const key = other && (await openKeyIn(material.keyCertificate, nameOf(server), desk));
  if (other === undefined || key === undefined) return;
  const { identity } = other;
  const otherKey = identity && (await openEntryKey(identity, toPlain(identity.name), desk));
  if (identity !== undefined && otherKey === undefined) return;
  const own: PartyFiles = {
    name: nameOf(server),
    shows: { keyCertificate: material.keyCertificate, key },
    trusted: material.trustedFile,
    demandedName: server.tls.commonName?.value,
  };
  const opposite: PartyFiles = {
    name: other.name,
    shows: identity &&
      otherKey && {
        keyCertificate: writeCertificates(identity.certificates.map(({ certificate }) => certificate)),
        key: otherKey,
      },
    trusted: writeCertificates(other.trusted),
  };
  await showText(await play(own, opposite, desk));
}

/** A node is called, and calls: the second needs somebody with a certificate to call. */
function play(own: PartyFiles, other: PartyFiles, { clock, verify }: Desk): Thenable<string> {
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: vscode.l10n.t('Rehearsing the handshakes'),
    cancellable: true,
  };
  return vscode.window.withProgress(progress, async (_progress, token) => {
    const { rehearse } = await import('../../../rehearsal/rehearse.js');
    const now = clock();
    const texts: string[] = [];
    const casts = [{ server: own, client: other }, ...(other.shows ? [{ server: other, client: own }] : [])];
    for (const cast of casts)
      texts.push(writeRehearsal(await rehearse({ ...cast, now, verify }, toSignal(token)), now));
    return texts.join('\n');
  });
}

async function askServer(servers: readonly InspectedServer[]): Promise<InspectedServer | undefined> {
  if (servers.length === 1) return servers[0];
  const outcome = await askChoice<InspectedServer>({
    placeholder: vscode.l10n.t('Which server of the job?'),
    choices: servers.map((server) => ({ label: nameOf(server), value: server })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

function nameOf({ node }: InspectedServer): string {
  return toPlain(node.name?.value ?? vscode.l10n.t('the node'));
}

function sayNothingToShow({ isBootstrap }: InspectedServer): string {
  return isBootstrap
    ? vscode.l10n.t('Director issues the certificate itself, so that there is nothing here to rehearse with.')
    : vscode.l10n.t('The job has no key certificate that a bundle could hold: see its problems.');
}

/** The key of a key certificate, by the passphrase that is remembered or asked for. Undefined where the person leaves. */
async function openKeyIn(keyCertificate: string, name: string, desk: Desk): Promise<OpenedKey | undefined> {
  const [key] = readContents(keyCertificate)
    .items.map(({ model }) => model)
    .filter((model): model is PrivateKey => model.kind === 'privateKey');
  if (key === undefined) throw new Error(vscode.l10n.t('{0} has no private key.', name));
  const why = vscode.l10n.t('Passphrase of the private key of {0} ({1})', name, describePrivateKey(key));
  const identities = await sealedKeyIdentities(key, desk);
  const unlocked = await unlock(
    { what: 'private key', why, name, identities },
    (passphrase, options) => openKey(key, passphrase, options),
    desk.secrets,
  );
  if (unlocked === undefined) return undefined;
  const { opening } = unlocked;
  if (opening.outcome !== 'opened') throw new Error(describeOpening(opening, 'private key'));
  return opening.key;
}

/** A text of its own, which is a file only if the person saves it. */
async function showText(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content });
  await vscode.window.showTextDocument(document);
}
