import { sameName } from '../../path/sameName.js';
import type { Entry } from '../../store/entry.js';
import { replaceScalar } from '../edits/replaceScalar.js';
import { setScalar } from '../edits/setScalar.js';
import { type InspectedServer, type JobContext, toInspectedJob } from '../inspectedJob.js';
import { parseJob } from '../parseJob.js';
import { writeSecretName } from '../secretName.js';
import { completeTrust } from './completeTrust.js';
import type { JobMend } from './jobMend.js';
import { shortenNames } from './shortenNames.js';

/**
 * What the store can mend of a job: issuers that its trusted lists lack, a renewed certificate in the place of one that has
 * expired, the name of a passphrase; and names that are too long. Of servers that share a place, the first one’s.
 */
export async function mendJob(text: string, context: JobContext): Promise<readonly JobMend[]> {
  const job = await parseJob(text);
  const { servers } = toInspectedJob(job, context);
  const mends = new Map<string, JobMend>();
  for (const [index, server] of servers.entries())
    for (const mend of [
      ...(await completeTrust(text, server, index)),
      replaceExpired(text, server),
      await namePassphrase(text, server, index),
    ])
      if (mend && !mends.has(`${mend.code} ${mend.span.start}`))
        mends.set(`${mend.code} ${mend.span.start}`, mend);
  return [...mends.values(), ...(await shortenNames(text, job))];
}

/** A key certificate of the same subject that is valid on the day, the longest first. */
function replaceExpired(text: string, { ahead, context, key }: InspectedServer): JobMend | undefined {
  const expired = key?.entry?.certificates[0]?.certificate;
  const day = ahead.until;
  if (key === undefined || expired === undefined || day <= expired.notAfter.epoch) return undefined;
  const endOf = ({ certificates: [own] }: Entry) => own?.certificate.notAfter.epoch ?? -Infinity;
  const [renewed] = context.entries
    .filter(
      ({ certificates: [own], kind }) =>
        kind === 'key' && own && sameName(own.certificate.subject, expired.subject),
    )
    .filter((entry) => endOf(entry) >= day)
    .sort((a, b) => endOf(b) - endOf(a));
  if (renewed === undefined) return undefined;
  const edit = replaceScalar(text, key.ref.span, renewed.name);
  return { code: 'job-certificate-expired', span: key.ref.span, entries: [renewed], edit };
}

async function namePassphrase(
  text: string,
  { key, keyCertificate, node, override }: InspectedServer,
  index: number,
): Promise<JobMend | undefined> {
  if (!key?.entry?.key?.encryption || keyCertificate.passphraseRef) return undefined;
  const value = writeSecretName(node.name?.value ?? key.ref.value);
  const isOwn = override !== undefined && key.ref.span.start >= override.span.start;
  const edit = await setScalar(text, ['keyCertificate', 'passphraseRef'], value, isOwn ? index : undefined);
  return edit && { code: 'job-passphrase-missing', span: key.ref.span, entries: [], value, edit };
}
