import { resolve } from 'node:path';
import { TARGETS, type Target } from '../core/bundles/bundle.js';
import { buildBundle } from '../core/bundles/buildBundle.js';
import { isUnchecked } from '../core/jobs/isUnchecked.js';
import { rememberVerdicts } from '../core/path/verifyLink.js';
import { describeRefusal } from '../core/words/describeRefusal.js';
import { toPlain } from '../core/words/toPlain.js';
import { decodeJob } from './decodeJob.js';
import { environmentSecret } from './environmentSecret.js';
import { type FileFinding, writeFindingText } from './fileFinding.js';
import { openFile } from './openFile.js';
import { Places } from './places.js';
import { readEntries } from './readEntries.js';
import type { Streams } from './streams.js';
import { readArguments, readTimeOption, UsageError } from './usage.js';
import { writeBundle } from './writeBundle.js';

const options = { out: { type: 'string' }, target: { type: 'string' }, at: { type: 'string' } } as const;

/** `cdcerts build`: the bundle of a job, or the findings that are in its way. */
export async function build(args: readonly string[], streams: Streams): Promise<number> {
  const { positionals, values } = readArguments(args, options);
  const [job, ...others] = positionals;
  if (job === undefined || others.length > 0) throw new UsageError('build takes one job', 'name its file');
  if (values.out === undefined)
    throw new UsageError('build needs a folder or a ZIP file to write', 'name a new one: --out DIR');
  const target = readTarget(values.target);
  const now = readTimeOption(values.at, streams.now);
  const bytes = openFile(job, streams);
  if (bytes === undefined) return 2;
  const entries = await readEntries(job, streams);
  if (entries === undefined) return 2;
  const text = decodeJob(bytes);
  const context = { entries, now, verify: rememberVerdicts(), secret: environmentSecret };
  const building = await buildBundle(text, context, target);
  const places = new Places(text);
  for (const finding of building.findings)
    if (finding.severity === 'error' || finding.severity === 'warning' || isUnchecked(finding.code))
      streams.error(writeFindingText({ ...finding, file: job }, places));
  if (building.bundle === undefined) {
    for (const refusal of building.refusals) {
      const message = describeRefusal(refusal);
      const finding: FileFinding = {
        file: job,
        code: 'job-bundle-refused',
        severity: 'error',
        span: refusal.span,
        message,
      };
      streams.error(writeFindingText(finding, places));
    }
    streams.error(`nothing was built: mend what is said of ${toPlain(job)}`);
    return 1;
  }
  const out = resolve(values.out);
  await writeBundle(building.bundle, out, values.out, streams.now);
  for (const { path } of building.bundle.files) streams.out(path);
  return building.findings.some(({ code }) => isUnchecked(code)) ? 3 : 0;
}

function readTarget(name: string | undefined): Target | undefined {
  if (name === undefined) return undefined;
  const target = TARGETS.find((one) => one === name);
  if (target === undefined) throw new UsageError(`--target ${name} is unknown`, `use ${TARGETS.join(', ')}`);
  return target;
}
