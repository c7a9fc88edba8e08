import { applyEdits, type TextEdit, toOneEdit } from '../../base/textEdit.js';
import { Budget, PATH_LIMITS } from '../../path/budget.js';
import { buildPath } from '../../path/buildPath.js';
import { fingerprint } from '../../path/fingerprint.js';
import { type KnownCertificate, Pool } from '../../path/pool.js';
import type { Entry } from '../../store/entry.js';
import { proveTrust } from '../../validation/proveTrust.js';
import { addTrusted } from '../edits/addTrusted.js';
import type { InspectedServer } from '../inspectedJob.js';
import { certificatesOf } from '../peers.js';
import type { JobMend } from './jobMend.js';

/**
 * The CA certificates of the store that the server’s trusted list lacks, up to the root: above its own certificate, and
 * above what Director and each partner present.
 */
export async function completeTrust(
  text: string,
  server: InspectedServer,
  index: number,
): Promise<readonly JobMend[]> {
  const mends = [await trustOwn(text, server, index)];
  for (const peer of server.peers) mends.push(await trustPeer(text, peer, server, index));
  return mends.flatMap((mend) => mend ?? []);
}

async function trustOwn(text: string, server: InspectedServer, index: number): Promise<JobMend | undefined> {
  const { key } = server;
  const leaf = key?.entry?.certificates[0];
  if (key === undefined || leaf === undefined) return undefined;
  const entries = await missingAbove(leaf, [], server);
  const edit = await addAll(text, entries, index);
  return edit && { code: 'job-chain-incomplete', span: key.ref.span, entries, edit };
}

/** Where the list relies on what the peer presents once they are in it, and not before. */
async function trustPeer(
  text: string,
  { name, presented }: InspectedServer['peers'][number],
  server: InspectedServer,
  index: number,
): Promise<JobMend | undefined> {
  const { ahead, context, isBootstrap, trusted } = server;
  const certificates = certificatesOf(presented);
  const [leaf] = certificates;
  const [place] = presented;
  if (!leaf || !place?.entry || (isBootstrap && name === undefined)) return undefined;
  const isRelied = async (list: readonly KnownCertificate[]) =>
    (await proveTrust(leaf, certificates, list, { ...context, now: ahead.until })).verdict !== 'invalid';
  const own = certificatesOf(trusted);
  if (await isRelied(own)) return undefined;
  const entries = await missingAbove(leaf, certificates, server);
  const added = entries.flatMap(({ certificates: [one] }) => one ?? []);
  if (added.length === 0 || !(await isRelied([...own, ...added]))) return undefined;
  const edit = await addAll(text, entries, index);
  return edit && { code: 'job-peer-untrusted', span: place.ref.span, entries, edit };
}

/**
 * On the path from there up to the root, what the store has among its CA certificates and the list has not. Who signs its own
 * certificate is its own root.
 */
async function missingAbove(
  leaf: KnownCertificate,
  presented: readonly KnownCertificate[],
  { context, trusted }: InspectedServer,
): Promise<readonly Entry[]> {
  const stored = new Map<string, Entry>();
  for (const entry of context.entries) {
    const [own] = entry.kind === 'ca' || entry.kind === 'authority' ? entry.certificates : [];
    const print = own && fingerprint(own.certificate);
    if (print !== undefined && !stored.has(print)) stored.set(print, entry);
  }
  const authorities = [...stored.values()].flatMap(({ certificates: [own] }) => own ?? []);
  const { end, steps } = await buildPath(leaf, {
    pool: new Pool([...authorities, ...presented]),
    verify: context.verify,
    budget: new Budget(PATH_LIMITS, context.signal),
    at: context.now,
  });
  const present = new Set(
    trusted.flatMap(({ entry }) =>
      entry?.certificates[0] ? fingerprint(entry.certificates[0].certificate) : [],
    ),
  );
  const above = end === 'self-signed' && steps.length === 1 ? steps : steps.slice(1);
  return above.flatMap(({ known: { certificate } }) => {
    const print = fingerprint(certificate);
    return present.has(print) ? [] : (stored.get(print) ?? []);
  });
}

async function addAll(text: string, entries: readonly Entry[], index: number): Promise<TextEdit | undefined> {
  let mended = text;
  for (const { name } of entries) {
    const edit = await addTrusted(mended, { ref: name }, index);
    if (edit === undefined) return undefined;
    mended = applyEdits(mended, [edit]);
  }
  return entries.length === 0 ? undefined : toOneEdit(text, mended);
}
