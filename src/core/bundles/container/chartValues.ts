import { writeStrictYaml } from '../../base/writeStrictYaml.js';
import { screenShellValue } from '../doors/quoteShell.js';
import { writeFileName } from '../doors/writeFileName.js';
import { KEY_CERTIFICATE } from '../material.js';
import { RefusedText } from '../refusal.js';
import { toFlag } from '../secureScript.js';
import type { ServerToBundle } from '../server.js';

const COMMENT = `Values for IBM's chart ibm-connect-direct (1.4.24): what the job decides; everything else is the chart's own.
The license is yours to accept: --set license=true`;

/** The directory of the volume that the chart looks in, where the job does not say otherwise. */
export const CONFIG_DIR = 'CDFILES';

/** The names of the chart’s two Secrets. */
export interface SecretNames {
  readonly passwords: string;
  /** With dynamic provisioning alone: without it the files lie in a directory of the volume. */
  readonly certificates: string | undefined;
}

/** `values.yaml`: names and types as the chart has them. */
export function writeChartValues(
  { server, values }: ServerToBundle,
  { certificates, passwords }: SecretNames,
): Promise<string> {
  const { container, fileAgent, keyCertificate, node, ports, target } = server;
  const provisioning = container.provisioning?.value;
  const chartValues = {
    licenseType: container.licenseType?.value,
    image: section({ tag: values.take('target.package', target.package, screenTag) }),
    cdArgs: section({
      // The chart writes these into a file of options.
      nodeName: values.need('node.name', node.name, screenShellValue),
      crtName: KEY_CERTIFICATE,
      localCertLabel: values.take('keyCertificate.label', keyCertificate.label, screenShellValue),
      sport: toNumber(ports.server?.value),
      cport: toNumber(ports.api?.value),
      configDir: values.take('container.configDir', container.configDir, screenDirectory),
    }),
    persistence: section({
      useDynamicProvisioning: provisioning === undefined ? undefined : provisioning === 'dynamic',
    }),
    secret: section({ secretName: passwords, certSecretName: certificates }),
    cdfa: section({ fileAgentEnable: toFlag(fileAgent.enable?.value) }),
  };
  return writeStrictYaml(COMMENT, chartValues);
}

/** undefined where nothing is in it. */
function section<Fields extends object>(fields: Fields): Fields | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}

function toNumber(digits: string | undefined): number | undefined {
  return digits === undefined ? undefined : Number(digits);
}

/** A tag of an image, as registries take it (OCI distribution specification). */
function screenTag(text: string): string {
  if (!/^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text)) throw new RefusedText('not-a-file-name');
  return text;
}

/** One directory of the volume. */
export function screenDirectory(text: string): string {
  if (writeFileName(text, []) !== text) throw new RefusedText('not-a-file-name');
  return text;
}
