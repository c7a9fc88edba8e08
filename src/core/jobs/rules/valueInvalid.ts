import type { YamlNode } from '../../base/readYaml.js';
import type { Remark } from '../../findings/remark.js';
import { labelFaults } from '../../store/label.js';
import {
  type InvalidValue,
  sayInvalidValue,
  sayMisshapen,
  saySecretName,
  sayTooManyServers,
} from '../../words/describeJobFinding.js';
import { describeLabelFault } from '../../words/describeLabelFault.js';
import type { FieldValue } from '../checkShape.js';
import type { FieldType } from '../fields/jobField.js';
import { SERVER_ALIAS_LENGTH } from '../fields/nodeFields.js';
import { isHostName } from '../hostName.js';
import { parseMoment } from '../installWindow.js';
import type { JobRule } from '../jobRule.js';
import { parseLevel } from '../levels/level.js';
import { JOB_SERVERS } from '../parseJob.js';
import { isNodeName } from '../nodeName.js';
import { isSecretName } from '../secretName.js';

const LAST_PORT = 65_535;

/** Director once took 600 days for the certificates that it issues, and no longer does (CC-3987). */
const LAST_DAY = 90;

/** Options files and scripts are read line by line. */
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** What stands for octets that are not of the file’s encoding, whoever decoded it: nobody knows any more what was meant. */
const REPLACEMENT = '\uFFFD';

/** Values that Connect:Direct, its installers or Director do not take. */
export const jobValueInvalid: JobRule = {
  code: 'job-value-invalid',
  severity: 'error',
  isOfFile: true,
  citation: 'Control Center fix list CC-3987, CC-4072, CC-4075; Connect:Direct for Windows, CD_NODENAME',
  check: ({ job: { root, shape } }) => [
    ...checkCount(root),
    ...shape.misshapen.map((one) => ({ span: one.span, message: sayMisshapen(one) })),
    ...shape.values.flatMap((value) => checkValue(value)),
  ],
};

/** Those beyond are not looked at, which must not pass for having nothing against them. */
function checkCount(root: YamlNode | undefined): readonly Remark[] {
  const fields = root?.type === 'mapping' ? root.fields : [];
  const overrides = fields.find(({ key }) => key === 'overrides');
  if (overrides?.value.type !== 'sequence' || overrides.value.items.length <= JOB_SERVERS) return [];
  return [{ span: overrides.keySpan, message: sayTooManyServers(JOB_SERVERS) }];
}

/** What a single value is held against by its type; the other types take any text. */
const CHECKS: Readonly<Partial<Record<FieldType, readonly [InvalidValue, (text: string) => boolean]>>> = {
  boolean: ['boolean', (text) => text === 'true' || text === 'false'],
  port: ['port', (text) => isNumber(text, LAST_PORT)],
  days: ['days', (text) => isNumber(text, LAST_DAY)],
  level: ['level', (text) => parseLevel(text) !== undefined],
  moment: ['moment', (text) => parseMoment(text) !== undefined],
  text: ['line', (text) => !CONTROL.test(text)],
  texts: ['line', (text) => !CONTROL.test(text)],
  path: ['line', (text) => !CONTROL.test(text)],
};

/** Fields with rules of their own, by the end of their path. */
const OWN_CHECKS: ReadonlyMap<string, readonly [InvalidValue, (text: string) => boolean]> = new Map([
  ['apiVersion', ['api-version', () => false]],
  ['kind', ['kind', () => false]],
  ['target.platform', ['platform', () => false]],
  ['node.name', ['node-name', isNodeName]],
  ['node.host', ['host', isHostName]],
  ['server.alias', ['alias', (text: string) => Array.from(text).length <= SERVER_ALIAS_LENGTH]],
]);

function checkValue({ field, span, text }: FieldValue): readonly Remark[] {
  const remark = (message: string): Remark[] => [{ span, message }];
  if (text.includes(REPLACEMENT) && field.type !== 'secret') return remark(sayInvalidValue('encoding', text));
  if (field.type === 'label')
    // That it is long is a matter of Director’s level, and of another rule.
    return labelFaults(text).map((fault) => ({ span, message: describeLabelFault(fault, text) }));
  // The text is not repeated: it may be the secret.
  if (field.type === 'secret') return isSecretName(text) ? [] : remark(saySecretName());
  if (field.type === 'choice') {
    if (field.values?.includes(text) === true) return [];
    const [what] = OWN_CHECKS.get(field.path) ?? ['choice' as const];
    return remark(sayInvalidValue(what, text, field.values));
  }
  // What a field has of its own says more than what its type has.
  for (const check of [OWN_CHECKS.get(field.path), CHECKS[field.type]]) {
    const [what, isValid] = check ?? [];
    if (what !== undefined && isValid?.(text) !== true) return remark(sayInvalidValue(what, text));
  }
  return [];
}

function isNumber(text: string, last: number): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= last;
}
