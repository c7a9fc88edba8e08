import type { YamlNode } from '../../base/readYaml.js';
import { span } from '../../base/span.js';
import type { Remark } from '../../findings/remark.js';
import { sayFieldMissing, sayNoJob, sayTrustedMissing } from '../../words/describeJobFinding.js';
import type { InspectedServer } from '../inspectedJob.js';
import { eachServer, type JobRule } from '../jobRule.js';
import type { ParsedReference } from '../parseServer.js';
import { placeOfMissing } from '../placeOfMissing.js';

const OF_JOB = ['apiVersion', 'kind', 'metadata.name'];

const OF_SERVER = ['target.platform', 'node.name', 'keyCertificate.ref'];

/** To find the Secure+ CLI, and for the command that switches. */
const OF_REPLACEMENT = [...OF_SERVER, 'installDir', 'keyCertificate.label'];

/** Without these nothing can be installed or replaced, whatever the platform. */
export const jobFieldMissing: JobRule = {
  code: 'job-field-missing',
  severity: 'error',
  citation: 'the install-job format, cdcerts/v1',
  needsWhole: true,
  check: async (inspected) => {
    const { root } = inspected.job;
    if (root?.type !== 'mapping') return [{ span: root?.span ?? span(0, 0), message: sayNoJob() }];
    return [
      ...missingFields(OF_JOB, root, root),
      ...missingReferences(inspected.job.director.certificates, 'director.certificates'),
      ...missingReferences(inspected.job.director.trusted, 'director.trusted'),
      ...(await checkServers(inspected)),
    ];
  },
};

const checkServers = eachServer((server) => [
  ...missingFields(
    server.isReplacement ? OF_REPLACEMENT : OF_SERVER,
    server.merged,
    server.override ?? server.merged,
  ),
  ...missingTrust(server),
  ...missingReferences(server.trustedCertificates, 'trustedCertificates'),
  ...server.partners.flatMap(({ certificates, trusted }) => [
    ...missingReferences(certificates, 'certificates'),
    ...missingReferences(trusted, 'trusted'),
  ]),
]);

/** @param own where a person would put what is missing */
function missingFields(
  paths: readonly string[],
  root: YamlNode | undefined,
  own: YamlNode | undefined,
): Remark[] {
  return paths
    .filter((path) => !hasValue(root, path.split('.')))
    .map((path) => ({ span: placeOfMissing(own, path.split('.')), message: sayFieldMissing(path) }));
}

/** Whether there is anything, be it of the wrong shape, which another rule tells. */
function hasValue(root: YamlNode | undefined, path: readonly string[]): boolean {
  let node = root;
  for (const step of path) {
    if (node?.type !== 'mapping') break;
    node = node.fields.find(({ key }) => key === step)?.value;
    if (node === undefined) return false;
  }
  return node !== undefined && (node.type === 'text' ? node.text !== '' : true);
}

/** Director trusts the certificate that it issues itself; everything else is trusted by what the job brings along. */
function missingTrust({ isBootstrap, merged, override, trustedCertificates }: InspectedServer): Remark[] {
  if (isBootstrap || trustedCertificates.length > 0) return [];
  if (isMisshapenList(merged)) return [];
  return [
    { span: placeOfMissing(override ?? merged, ['trustedCertificates']), message: sayTrustedMissing() },
  ];
}

function isMisshapenList(root: YamlNode | undefined): boolean {
  const fields = root?.type === 'mapping' ? root.fields : [];
  const list = fields.find(({ key }) => key === 'trustedCertificates')?.value;
  return list !== undefined && (list.type === 'mapping' || (list.type === 'text' && list.text !== ''));
}

function missingReferences(references: readonly ParsedReference[], list: string): Remark[] {
  return references.flatMap(({ ref, node, span: place }, index) =>
    ref || (node !== undefined && hasValue(node, ['ref']))
      ? []
      : [{ span: place, message: sayFieldMissing(`${list}[${index}].ref`) }],
  );
}
