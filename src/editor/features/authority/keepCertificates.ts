import type { NameToWrite } from '../../../core/authority/alternativeName.js';
import { issueCertificate, type KeyCertificate } from '../../../core/authority/issueCertificate.js';
import { planLifetime } from '../../../core/authority/lifetime.js';
import { BOOTSTRAP_TAG } from '../../../core/store/bootstrapTag.js';
import type { StoreChange } from '../../../core/store/change/storeChange.js';
import { writeLabel } from '../../../core/store/label.js';
import type { EntryAddress } from '../../../core/store/layout.js';
import type { Certificate } from '../../../core/x509/certificate.js';
import type { StoreDesk } from '../../desk/storeDesk.js';
import { settings } from '../../desk/settings.js';
import type { TermAnswers } from './askCertificate.js';
import { toRecords } from './ledger.js';
import { belowRoot, type Signer } from './openIssuer.js';
import { toSubject } from './toSubject.js';

/** A node that a certificate is for. */
export interface NodeToIssue {
  readonly node: string;
  /** As typed: RFC 4514 text. */
  readonly subject: string;
  readonly names: readonly NameToWrite[];
}

/** A certificate that was issued, and where it is kept. */
export interface Issued {
  readonly certificate: Certificate;
  readonly address: EntryAddress;
}

/** Certificates that are made at a time: Web Crypto derives keys and signs on all cores. */
const AT_A_TIME = 8;

/**
 * Makes a key and a certificate for each node, and keeps them all in the store, or none where one cannot be made or it is
 * called off.
 * @param tell called as each is made
 */
export async function keepCertificates(
  nodes: readonly NodeToIssue[],
  terms: Omit<TermAnswers, 'again'>,
  issuer: Signer,
  { clock, store }: Pick<StoreDesk, 'clock' | 'store'>,
  signal: AbortSignal,
  tell: () => void = () => undefined,
): Promise<readonly Issued[]> {
  const { days, key, kind, passphrase } = terms;
  const lifetime = planLifetime(clock(), { days }, issuer.chain);
  const sealing = settings.keySealing(store.folder);
  const make = async ({ names, node, subject: text }: NodeToIssue): Promise<KeyCertificate> => {
    signal.throwIfAborted();
    const parsed = toSubject(text);
    if ('problem' in parsed) throw new Error(`${node}: ${parsed.problem}`);
    const { subject } = parsed;
    const made = await issueCertificate(
      { kind, subject, names, key, ...lifetime, passphrase, sealing },
      issuer,
    );
    tell();
    return made;
  };
  const made = await makeAll(nodes, make);
  const { entries } = await store.contents();
  const taken = new Set(entries.flatMap(({ notes }) => notes.label ?? []));
  const intermediates = belowRoot(issuer.chain);
  const added = made.map(({ certificate, sealedKey }, index): StoreChange => {
    const label = writeLabel(nodes[index]?.node ?? '', taken);
    taken.add(label);
    const certificates = [certificate, ...intermediates].map(({ der }) => der);
    const notes = { label, source: 'made here', ...(kind === 'bootstrap' && { tags: [BOOTSTRAP_TAG] }) };
    return { type: 'add', entry: { kind: 'key', title: label, certificates, sealedKey, notes } };
  });
  const issued = made.map(({ certificate }) => certificate);
  const addresses = await store.change([...added, ...toRecords(issuer.authority, issued)], signal);
  return addresses.flatMap((address, index) => {
    const certificate = issued[index];
    return certificate ? [{ certificate, address }] : [];
  });
}

/**
 * Makes them in their order, as one is done the next: no core waits for the slowest of a batch. Where one fails, those
 * under way are waited for and no other is begun.
 */
async function makeAll<From, To>(
  wanted: readonly From[],
  make: (one: From) => Promise<To>,
): Promise<readonly To[]> {
  const made: To[] = [];
  let next = 0;
  let isOff = false;
  const work = async () => {
    for (let at = next++; at < wanted.length && !isOff; at = next++) {
      const one = wanted[at];
      if (one === undefined) return;
      try {
        made[at] = await make(one);
      } catch (error) {
        isOff = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: AT_A_TIME }, work));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return made;
}
