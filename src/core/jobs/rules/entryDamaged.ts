import type { EntryFault } from '../../store/entry.js';
import { entryPath } from '../../store/layout.js';
import { describeEntryFault } from '../../words/describeEntryFault.js';
import { sayEntryDamaged } from '../../words/describeJobFinding.js';
import type { JobRule } from '../jobRule.js';

/** Faults with which an entry cannot be installed; that a key is missing has a rule of its own. */
const DISABLING: readonly EntryFault['code'][] = [
  'certificate-missing',
  'certificate-unreadable',
  'key-unreadable',
  'key-unencrypted',
  'key-mismatch',
  'key-misplaced',
];

/** A reference that leads to an entry which cannot be used as it is. */
export const jobEntryDamaged: JobRule = {
  code: 'job-entry-damaged',
  severity: 'error',
  citation: 'the store format, version 1',
  check: ({ keyCertificate, trustedCertificates }) =>
    [...(keyCertificate ? [keyCertificate] : []), ...trustedCertificates].flatMap(({ ref, entry }) => {
      const faults = entry?.faults.filter(({ code }) => DISABLING.includes(code)) ?? [];
      const [worst] = faults;
      if (!entry || !worst) return [];
      const related = faults.map((fault) => ({
        file: entryPath(entry, fault.file),
        span: fault.span,
        message: describeEntryFault(fault),
      }));
      return [{ span: ref.span, message: sayEntryDamaged(entry.name, worst), related }];
    }),
};
