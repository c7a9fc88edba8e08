import type { EntryKind } from '../../../core/store/layout.js';
import type { InstallJob } from '../../../core/jobs/installJob.js';
import type { Entry } from '../../../core/store/entry.js';
import type { JobAnswers } from './askJob.js';

/** The job that the answers describe. Connect:Direct's usual ports stand in it, so that they can be seen and changed. */
export function toJob(answers: JobAnswers, entries: readonly Entry[]): InstallJob {
  const { adminUser, installDir, keyCertificate, nodeName, passphraseRef, platform, trusted } = answers;
  return {
    metadata: { name: nodeName },
    target: { platform },
    node: { name: nodeName },
    ...(installDir === '' ? {} : { installDir }),
    ...(adminUser === '' ? {} : { adminUser }),
    ports: { server: 1364, api: 1363, agent: 1365 },
    keyCertificate: { ...toReference(keyCertificate, 'key', entries), passphraseRef },
    trustedCertificates: trusted.map((name) => toReference(name, 'ca', entries)),
  };
}

function toReference(name: string, kind: 'key' | 'ca', entries: readonly Entry[]) {
  const kinds: readonly EntryKind[] = kind === 'key' ? ['key'] : ['authority', 'ca'];
  const isIt = (entry: Entry) => entry.name === name && kinds.includes(entry.kind);
  const label = entries.find(isIt)?.notes.label;
  return { ref: name, ...(label === undefined ? {} : { label }) };
}
