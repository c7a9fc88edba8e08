import { type JobSections, type JobValue, toSections, USUAL_PORTS } from '../../../core/jobs/jobValue.js';
import type { Entry } from '../../../core/store/entry.js';
import type { EntryKind } from '../../../core/store/layout.js';
import type { JobAnswers } from './askJob.js';

/** The job that the answers describe. */
export function toJob(answers: JobAnswers, entries: readonly Entry[]): JobSections {
  const { adminUser, carried, installDir, keyCertificate, nodeName, passphraseRef, platform, trusted } =
    answers;
  const optional = (path: string, text: string) => (text === '' ? [] : [[path, text] as const]);
  const key = toReference(keyCertificate, 'key', entries);
  return toSections(
    new Map<string, JobValue>([
      ...USUAL_PORTS,
      ...carried.map(({ path, value }) => [path, value] as const),
      ['metadata.name', nodeName],
      ['target.platform', platform],
      ['node.name', nodeName],
      ...optional('target.package', answers.package),
      ...optional('installDir', installDir),
      ...optional('adminUser', adminUser),
      ['keyCertificate.ref', key.ref],
      ...('label' in key ? [['keyCertificate.label', key.label] as const] : []),
      ['keyCertificate.passphraseRef', passphraseRef],
      ['trustedCertificates', trusted.map((name) => toReference(name, 'ca', entries))],
    ]),
  );
}

function toReference(name: string, kind: 'key' | 'ca', entries: readonly Entry[]) {
  const kinds: readonly EntryKind[] = kind === 'key' ? ['key'] : ['authority', 'ca'];
  const isIt = (entry: Entry) => entry.name === name && kinds.includes(entry.kind);
  const label = entries.find(isIt)?.notes.label;
  return { ref: name, ...(label === undefined ? {} : { label }) };
}
