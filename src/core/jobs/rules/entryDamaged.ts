import type { EntryFault } from '../../store/entry.js';
import { entryPath } from '../../store/layout.js';
import { describeEntryFault } from '../../words/describeEntryFault.js';
import { sayEntryDamaged } from '../../words/describeJobFinding.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** Faults of its certificate with which an entry cannot be installed. */
const OF_CERTIFICATE: readonly EntryFault['code'][] = [
  'certificate-missing',
  'certificate-unreadable',
  'request-missing',
  'request-unreadable',
  'file-unreadable',
  'merge-conflict',
];

/** Those of a key certificate’s key; that one is missing has a rule of its own, and so has one among what is trusted. */
const OF_KEY: readonly EntryFault['code'][] = [
  'key-unreadable',
  'key-unencrypted',
  'key-mismatch',
  'key-misplaced',
  'keys-several',
];

function isDisabling({ code, file }: EntryFault, hasKey: boolean): boolean {
  if (hasKey && OF_KEY.includes(code)) return true;
  return (
    OF_CERTIFICATE.includes(code) &&
    (file === 'certificate.pem' || file === 'request.pem' || (hasKey && file === 'key.pem'))
  );
}

/** A reference that leads to an entry which cannot be used as it is. */
export const jobEntryDamaged: JobRule = {
  code: 'job-entry-damaged',
  severity: 'error',
  citation: 'the store format, version 1',
  check: eachServer(({ key, peers, replaced, trusted }) =>
    [
      ...(key ? [key] : []),
      ...(replaced ? [replaced] : []),
      ...trusted,
      ...peers.flatMap((peer) => [...peer.presented, ...peer.trusted]),
    ].flatMap(({ ref, entry }) => {
      const faults = entry?.faults.filter((fault) => isDisabling(fault, entry === key?.entry)) ?? [];
      const [worst] = faults;
      if (!entry || !worst) return [];
      const related = faults.map((fault) => ({
        file: entryPath(entry, fault.file),
        span: fault.span,
        message: describeEntryFault(fault),
      }));
      return [{ span: ref.span, message: sayEntryDamaged(entry.name, worst), related }];
    }),
  ),
};
