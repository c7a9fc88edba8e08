import type { Remark } from '../../findings/remark.js';
import { type LabelFault, labelFaults } from '../../store/label.js';
import { type InvalidValue, sayInvalidValue, sayMisshapen } from '../../words/describeJobFinding.js';
import { describeLabelFault } from '../../words/describeLabelFault.js';
import { JOB_API_VERSION, JOB_KIND, PLATFORMS } from '../installJob.js';
import type { JobRule } from '../jobRule.js';
import { isNodeName } from '../nodeName.js';
import type { ParsedJob } from '../parseJob.js';
import type { Placed } from '../placed.js';

/** A longer server name or alias stopped Director’s engine from starting (CC-4075, IT34725). */
const ALIAS_LENGTH = 25;

const LAST_PORT = 65_535;

/** The first level of Director that takes labels of more than 50 characters: 6.4.0.0 iFix01 (MFT-16628). */
const LONG_LABELS_FROM = [6, 4, 0, 0, 1];

/** Values that Connect:Direct, its installers or Director do not take. */
export const jobValueInvalid: JobRule = {
  code: 'job-value-invalid',
  severity: 'error',
  citation: 'Control Center fix list CC-4072, CC-4075, MFT-16628; Connect:Direct for Windows, CD_NODENAME',
  check: ({ job }) => [
    ...job.misshapen.map((one) => ({ span: one.span, message: sayMisshapen(one) })),
    ...remarkUnless(job.apiVersion, (value) => value === JOB_API_VERSION, 'api-version'),
    ...remarkUnless(job.kind, (value) => value === JOB_KIND, 'kind'),
    ...remarkUnless(
      job.target.platform,
      (value) => (PLATFORMS as readonly string[]).includes(value),
      'platform',
    ),
    ...remarkUnless(job.node.name, isNodeName, 'node-name'),
    ...remarkUnless(job.server.alias, (value) => Array.from(value).length <= ALIAS_LENGTH, 'alias'),
    ...Object.values(job.ports).flatMap((port) => remarkUnless(port, isPort, 'port')),
    ...remarksOnLabels(job),
  ],
};

function remarkUnless(
  field: Placed | undefined,
  isValid: (value: string) => boolean,
  what: InvalidValue,
): Remark[] {
  if (!field || isValid(field.value)) return [];
  return [{ span: field.span, message: sayInvalidValue(what, field.value) }];
}

function isPort(value: string): boolean {
  return /^[1-9]\d{0,4}$/.test(value) && Number(value) <= LAST_PORT;
}

function remarksOnLabels(job: ParsedJob): Remark[] {
  const takesLongLabels = isAtLeast(job.director.version?.value ?? '', LONG_LABELS_FROM);
  const isSaid = (fault: LabelFault): boolean => fault !== 'label-long' || !takesLongLabels;
  const labels = [job.keyCertificate.label, ...job.trustedCertificates.map(({ label }) => label)];
  return labels.flatMap((label) =>
    label
      ? labelFaults(label.value)
          .filter(isSaid)
          .map((fault) => ({
            span: label.span,
            message: describeLabelFault(fault, label.value),
            ...(fault === 'label-long' ? { severity: 'warning' as const } : {}),
          }))
      : [],
  );
}

/** Compares levels as IBM writes them: `6.4.0.0 iFix01`, `6.3.1`. What a level leaves out is zero. */
function isAtLeast(level: string, least: readonly number[]): boolean {
  const numbers = Array.from(level.matchAll(/\d+/g), ([digits]) => Number(digits));
  const different = least.findIndex((number, index) => number !== (numbers[index] ?? 0));
  return different < 0 || (numbers[different] ?? 0) > (least[different] ?? 0);
}
