import type { YamlNode } from '../base/readYaml.js';
import type { FieldNode } from './fields/fieldTree.js';
import { fieldsOf, fieldTrees } from './fields/fieldTree.js';
import { JOB_KIND, PLATFORMS, type Platform } from './installJob.js';
import { type JobValue, toJobValue } from './jobValue.js';
import { parseJob } from './parseJob.js';
import { isSecretName, writeSecretName } from './secretName.js';

/** A field of a job that another one may have as well. */
export interface CarriedField {
  readonly path: string;
  readonly value: JobValue;
}

/** What a new job may take over from another: nothing that belongs to that one’s server alone. */
export interface JobDefaults {
  readonly platform: Platform | undefined;
  readonly package: string | undefined;
  readonly installDir: string | undefined;
  readonly adminUser: string | undefined;
  /** Names of entries, which the store need not have any more. */
  readonly trusted: readonly string[];
  /** Undefined where it is that which a node’s name gives. */
  readonly passphraseRef: string | undefined;
  /** Everything else, in the order of the table. */
  readonly fields: readonly CarriedField[];
}

/** Which server it is, and what is asked for one by one. */
const NOT_CARRIED: ReadonlySet<string> = new Set([
  'apiVersion',
  'kind',
  'overrides',
  'agent.installationId',
  'schedule',
  'target.platform',
  'target.package',
  'installDir',
  'adminUser',
  'trustedCertificates',
]);

const SECTIONS_OF_ITS_SERVER = ['metadata', 'server', 'node', 'keyCertificate', 'bootstrap'];

/** The text of a job → what a new one may take over; of a job for many servers what the first of them has. Never throws. */
export async function toJobDefaults(text: string): Promise<JobDefaults> {
  const job = await parseJob(text);
  const [server] = job.servers;
  const { adminUser, installDir, keyCertificate, node, target, trustedCertificates } = server;
  const passphraseRef = keyCertificate.passphraseRef?.value;
  const isOwn = passphraseRef === writeSecretName(node.name?.value ?? '');
  return {
    platform: PLATFORMS.find((one) => one === target.platform?.value),
    package: target.package?.value,
    installDir: installDir?.value,
    adminUser: adminUser?.value,
    trusted: trustedCertificates.flatMap(({ ref }) => ref?.value ?? []),
    passphraseRef: isOwn || !isSecretName(passphraseRef ?? '') ? undefined : passphraseRef,
    fields: carriedFields(server.merged),
  };
}

function carriedFields(root: YamlNode | undefined): readonly CarriedField[] {
  return fieldsOf(JOB_KIND).flatMap(({ path, type }): readonly CarriedField[] => {
    const [section = ''] = path.split('.');
    if (path.includes('[]') || type === 'section') return [];
    if (NOT_CARRIED.has(path) || SECTIONS_OF_ITS_SERVER.includes(section)) return [];
    const value = valueAt(root, path.split('.'), fieldTrees[JOB_KIND]);
    // What is no name of a secret may be the secret.
    if (value === undefined || (type === 'secret' && !isName(value))) return [];
    return Array.isArray(value) && value.length === 0 ? [] : [{ path, value }];
  });
}

const isName = (value: JobValue): boolean => typeof value === 'string' && isSecretName(value);

function valueAt(
  node: YamlNode | undefined,
  steps: readonly string[],
  field: FieldNode,
): JobValue | undefined {
  const [step, ...below] = steps;
  if (node === undefined) return undefined;
  if (step === undefined) return toJobValue(node, field);
  const child = field.children.get(step);
  if (node.type !== 'mapping' || child === undefined) return undefined;
  return valueAt(node.fields.find(({ key }) => key === step)?.value, below, child);
}
