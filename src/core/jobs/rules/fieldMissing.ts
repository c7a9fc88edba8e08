import type { YamlNode } from '../../base/readYaml.js';
import { span, type Span } from '../../base/span.js';
import type { Remark } from '../../findings/remark.js';
import { sayFieldMissing, sayNoJob, sayTrustedMissing } from '../../words/describeJobFinding.js';
import { BOOTSTRAP_REFERENCE } from '../installJob.js';
import type { JobRule } from '../jobRule.js';
import type { ParsedJob } from '../parseJob.js';

/** Without these nothing can be installed, whatever the platform. */
export const jobFieldMissing: JobRule = {
  code: 'job-field-missing',
  severity: 'error',
  citation: 'the install-job format, cdcerts/v1',
  check: ({ job }) => {
    // Broken YAML hides fields that are there.
    if (job.faults.length > 0) return [];
    if (job.root?.type !== 'mapping') return [{ span: job.root?.span ?? span(0, 0), message: sayNoJob() }];
    return [...missingFields(job), ...missingTrust(job), ...missingReferences(job)];
  },
};

function missingFields(job: ParsedJob): Remark[] {
  const required = {
    apiVersion: job.apiVersion,
    kind: job.kind,
    'metadata.name': job.metadata.name,
    'target.platform': job.target.platform,
    'node.name': job.node.name,
    'keyCertificate.ref': job.keyCertificate.ref,
  };
  const misshapen = new Set(job.misshapen.map(({ path }) => path));
  return Object.entries(required)
    .filter(([path, field]) => field === undefined && !misshapen.has(path) && !misshapen.has(firstStep(path)))
    .map(([path]) => ({ span: placeOf(job.root, path.split('.')), message: sayFieldMissing(path) }));
}

const firstStep = (path: string): string => path.replace(/\..*/, '');

/** Director trusts the certificate that it issues itself; everything else is trusted by what the job brings along. */
function missingTrust(job: ParsedJob): Remark[] {
  const isIssuedByDirector = job.keyCertificate.ref?.value === BOOTSTRAP_REFERENCE;
  const isMisshapen = job.misshapen.some(({ path }) => path === 'trustedCertificates');
  if (isIssuedByDirector || isMisshapen || job.trustedCertificates.length > 0) return [];
  return [{ span: placeOf(job.root, ['trustedCertificates']), message: sayTrustedMissing() }];
}

function missingReferences(job: ParsedJob): Remark[] {
  const misshapen = new Set(job.misshapen.map(({ path }) => path));
  return job.trustedCertificates.flatMap(({ ref, span: place }, index) => {
    const path = `trustedCertificates[${index}]`;
    return ref || misshapen.has(path) || misshapen.has(`${path}.ref`)
      ? []
      : [{ span: place, message: sayFieldMissing(`${path}.ref`) }];
  });
}

/** The key that is there without a value, else the section that it belongs to, else the first key of the file. */
function placeOf(root: YamlNode | undefined, path: readonly string[]): Span {
  let place: Span | undefined;
  let node = root;
  for (const step of path) {
    const fields = node?.type === 'mapping' ? node.fields : [];
    const field = fields.find(({ key }) => key === step);
    if (!field) {
      place ??= fields[0]?.keySpan;
      break;
    }
    place = field.keySpan;
    node = field.value;
  }
  return place ?? span(0, 0);
}
