import { entryPath } from '../../store/layout.js';
import { describeEntryFault } from '../../words/describeEntryFault.js';
import { sayKeyAmongTrusted } from '../../words/describeJobMaterial.js';
import { eachServer, type JobRule } from '../jobRule.js';

/** What is trusted is handed to everybody: a private key among it is lost. */
export const jobKeyAmongTrusted: JobRule = {
  code: 'job-key-among-trusted',
  severity: 'error',
  citation: 'the store format, version 1',
  check: eachServer(({ peers, trusted }) =>
    [...trusted, ...peers.flatMap((peer) => peer.trusted)].flatMap(({ ref, entry }) => {
      const faults = entry?.faults.filter(({ code }) => code === 'key-misplaced') ?? [];
      if (!entry || faults.length === 0) return [];
      const related = faults.map((fault) => ({
        file: entryPath(entry, fault.file),
        span: fault.span,
        message: describeEntryFault(fault),
      }));
      return [{ span: ref.span, message: sayKeyAmongTrusted(ref.value), related }];
    }),
  ),
};
