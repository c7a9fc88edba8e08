import type { InstallJob } from '../../../core/jobs/installJob.js';
import type { Entry } from '../../../core/store/entry.js';
import type { JobAnswers } from './askJob.js';

/** The job that the answers describe. Connect:Direct's usual ports stand in it, so that they can be seen and changed. */
export function toJob(answers: JobAnswers, entries: readonly Entry[]): InstallJob {
  const { adminUser, keyCertificate, nodeName, passphraseRef, platform, trusted } = answers;
  return {
    metadata: { name: nodeName },
    target: { platform },
    node: { name: nodeName },
    ...(adminUser === '' ? {} : { adminUser }),
    ports: { server: 1364, api: 1363, agent: 1365 },
    keyCertificate: { ...toReference(keyCertificate, 'key', entries), passphraseRef },
    trustedCertificates: trusted.map((name) => toReference(name, 'ca', entries)),
  };
}

function toReference(name: string, kind: 'key' | 'ca', entries: readonly Entry[]) {
  const isIt = (entry: Entry) => entry.name === name && (entry.kind === 'key') === (kind === 'key');
  const label = entries.find(isIt)?.notes.label;
  return { ref: name, ...(label === undefined ? {} : { label }) };
}
