import * as vscode from 'vscode';
import { keyMatches } from '../../../core/keys/keyMatches.js';
import { Budget } from '../../../core/path/budget.js';
import { buildPath } from '../../../core/path/buildPath.js';
import { claimsSelfSigned, incapacityOf } from '../../../core/path/couldHaveIssued.js';
import { fingerprint } from '../../../core/path/fingerprint.js';
import { Pool, toKnown } from '../../../core/path/pool.js';
import type { Entry } from '../../../core/store/entry.js';
import { entryPath } from '../../../core/store/layout.js';
import { describeCertificate } from '../../../core/words/describeCertificate.js';
import { toPlain } from '../../../core/words/toPlain.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { Desk } from '../../desk/desk.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { askNewPassphrase, type GivenPassphrase } from '../../desk/passphrase.js';
import { readOctets } from '../../desk/readOctets.js';
import { settings } from '../../desk/settings.js';
import { askChoice } from '../../desk/steps.js';
import { look } from './deleteEntries.js';
import { type FileKey, openFile } from './openFile.js';
import { sealedContent } from './sealedContent.js';
import type { Successor } from './successor.js';

/** A certificate that may take the place, and how it comes to its private key. */
interface Candidate {
  readonly certificate: Certificate;
  readonly key: FileKey | Entry | 'present' | 'none';
}

/**
 * The certificate of a file that may take an entry's place: for a key certificate one whose private key is in the file,
 * is the present one, or waits with a request in the store; for a partner’s one of a node. Asks for passphrases where they are needed, and which
 * certificate where there are several. Undefined where the person leaves.
 * @throws Error where there is none
 */
export async function successorInFile(
  entry: Entry,
  uri: vscode.Uri,
  desk: StoreDesk,
): Promise<Successor | undefined> {
  const source = toPlain(vscode.workspace.asRelativePath(uri));
  const opened = await openFile(await readOctets(uri), source, entry.kind === 'key', desk);
  if (opened === undefined) return undefined;
  const { certificates, keys } = opened;
  const { entries } = await desk.store.contents();
  const candidates = findCandidates(entry, certificates, keys, entries);
  if (candidates.length === 0) throw new Error(sayNone(entry, certificates));
  const chosen = candidates.length === 1 ? candidates[0] : await askCandidate(candidates, desk.clock());
  if (chosen === undefined) return undefined;
  const key = await keyContent(chosen.key, desk);
  if (key === undefined) return undefined;
  const isRequest = typeof chosen.key === 'object' && 'kind' in chosen.key;
  const [from] = isRequest ? await look(chosen.key, desk) : [];
  const chain = entry.kind !== 'ca' ? await issuersIn(certificates, chosen.certificate, desk) : [];
  const { content, given } = key;
  return { certificates: [chosen.certificate, ...chain], key: content, given, source, uri, from };
}

function findCandidates(
  { certificates: [own], kind }: Entry,
  certificates: readonly Certificate[],
  keys: readonly FileKey[],
  entries: readonly Entry[],
): readonly Candidate[] {
  const others = certificates.filter((one) => !own || fingerprint(one) !== fingerprint(own.certificate));
  if (kind !== 'key')
    return others
      .filter((one) => claimsSelfSigned(one) || (incapacityOf(one) === undefined) === (kind === 'ca'))
      .map((certificate) => ({ certificate, key: 'none' }));
  return others.flatMap((certificate): readonly Candidate[] => {
    const { publicKey } = certificate;
    const inFile = keys.find(({ opened }) => opened.publicKey && keyMatches(publicKey, opened.publicKey));
    if (inFile) return [{ certificate, key: inFile }];
    if (own && keyMatches(publicKey, own.certificate.publicKey)) return [{ certificate, key: 'present' }];
    const waiting = entries.find(
      ({ key, request }) => key && request && keyMatches(publicKey, request.publicKey),
    );
    return waiting ? [{ certificate, key: waiting }] : [];
  });
}

function sayNone({ certificates: [own], kind }: Entry, certificates: readonly Certificate[]): string {
  if (certificates.length === 0) return vscode.l10n.t('There is no certificate in this file.');
  if (own && certificates.every((one) => fingerprint(one) === fingerprint(own.certificate)))
    return vscode.l10n.t('It is the same certificate, byte for byte.');
  return kind === 'key'
    ? vscode.l10n.t(
        'No certificate of this file has a private key here: not in the file, not that of the entry, and with no request that waits in the store.',
      )
    : kind === 'peer'
      ? vscode.l10n.t('There is no certificate of a node in this file.')
      : vscode.l10n.t('There is no CA certificate in this file.');
}

async function askCandidate(candidates: readonly Candidate[], now: number): Promise<Candidate | undefined> {
  const outcome = await askChoice<Candidate>({
    placeholder: vscode.l10n.t('Which certificate of the file takes its place?'),
    choices: candidates.map((value) => ({ label: describeCertificate(value.certificate, now), value })),
  });
  return typeof outcome === 'string' ? undefined : outcome.answer;
}

/** What key.pem becomes, and what it was sealed with here. */
interface KeyContent {
  readonly content: Uint8Array | undefined;
  readonly given?: GivenPassphrase;
}

/** Undefined where the person leaves. */
async function keyContent(
  key: Candidate['key'],
  { secrets, store }: Pick<StoreDesk, 'secrets' | 'store'>,
): Promise<KeyContent | undefined> {
  if (typeof key === 'string') return { content: undefined };
  if ('kind' in key) return { content: await store.fileSystem.read(entryPath(key, 'key.pem')) };
  const given =
    key.passphrase === ''
      ? await askNewPassphrase(
          vscode.l10n.t('New passphrase, with which the private key is sealed before it is kept.'),
          { secrets },
        )
      : key;
  if (given === undefined) return undefined;
  const sealing = settings.keySealing(store.folder);
  return { content: await sealedContent(key.opened.pkcs8, given.passphrase, sealing), given };
}

/** Those of the file that vouch for it, by signature. */
async function issuersIn(
  certificates: readonly Certificate[],
  leaf: Certificate,
  { clock, verify }: Pick<Desk, 'clock' | 'verify'>,
): Promise<readonly Certificate[]> {
  const pool = new Pool(certificates.map((one) => toKnown(one)));
  const { steps } = await buildPath(toKnown(leaf), { pool, verify, budget: new Budget(), at: clock() });
  return steps.slice(1).map(({ known }) => known.certificate);
}
