import { writeStrictYaml } from '../../base/writeStrictYaml.js';
import { writeCertificates } from '../../store/export/writeKeyCertificate.js';
import { scriptFile, textFile } from '../bundle.js';
import { screenKubernetesName, writeKubernetesName } from '../doors/writeFileName.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import { writeReadme } from '../readme.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { CONFIG_DIR, screenDirectory, writeChartValues } from './chartValues.js';
import { passwordsOf, writeExternalSecret, writeSecretScript } from './passwords.js';

/** Where the chart mounts the files of the certificates’ Secret. */
const MOUNT = '/opt/cdfiles/cdcert';

/** The chart’s four keys. */
const KEYS = ['admPwd', 'appUserPwd', 'crtPwd', 'keyPwd'];

/** What IBM’s chart `ibm-connect-direct` takes: its values, its two Secrets, and the files that it mounts. */
export async function writeContainer(one: ServerToBundle, material: Material): Promise<WrittenServer> {
  const { folder, server, values } = one;
  const { container } = server;
  const isDynamic = container.provisioning?.value === 'dynamic';
  const release = writeKubernetesName(folder, []).slice(0, 40).replace(/-+$/, '');
  const named = (field: 'secretName' | 'certificateSecretName') =>
    values.take(`container.${field}`, container[field], screenKubernetesName);
  const names = {
    passwords: named('secretName') ?? `${release}-passwords`,
    certificates: isDynamic ? (named('certificateSecretName') ?? `${release}-certificates`) : undefined,
  };
  const passwords = passwordsOf(one);
  const certificates = new Map([
    [KEY_CERTIFICATE, material.keyCertificate ?? ''],
    ...material.trusted.map(({ certificate, file }) => [file, writeCertificates([certificate])] as const),
  ]);
  const directory = values.take('container.configDir', container.configDir, screenDirectory) ?? CONFIG_DIR;
  const place = isDynamic ? 'certificates' : directory;
  const secrets = [...new Set(passwords.map(([, name]) => name))];
  const lacking = KEYS.filter((key) => !passwords.some(([present]) => present === key));
  const files = [
    textFile('values.yaml', await writeChartValues(one, names)),
    ...[...certificates].map(([name, text]) => textFile(`${place}/${name}`, text)),
    ...(names.certificates === undefined
      ? []
      : [
          textFile(
            'certificates-secret.yaml',
            await writeCertificatesSecret(names.certificates, certificates),
          ),
        ]),
    scriptFile('create-passwords.sh', writeSecretScript(names.passwords, passwords)),
    textFile('external-secret.yaml', await writeExternalSecret(names.passwords, passwords)),
    writeReadme(one, material, {
      surface: 'container',
      files: [
        ['values.yaml', 'values for IBM’s chart ibm-connect-direct'],
        [
          `${place}/`,
          'the key certificate, its key sealed as in the store, and the certificates that the node trusts',
        ],
        ...(isDynamic
          ? [
              [
                'certificates-secret.yaml',
                `the same files as a Secret, which the chart mounts at ${MOUNT}`,
              ] as const,
            ]
          : []),
        ['create-passwords.sh', 'makes the Secret of the passwords with kubectl'],
        ['external-secret.yaml', 'the same for an External Secrets operator: one or the other'],
      ],
      steps: [
        isDynamic
          ? 'kubectl create -f certificates-secret.yaml'
          : `Copy ${directory}/ onto the persistent volume, as the directory of that name.`,
        'sh create-passwords.sh, or adapt external-secret.yaml to your store and kubectl create -f external-secret.yaml',
        ...(lacking.length === 0
          ? []
          : [
              `The chart’s Secret has the keys ${lacking.join(', ')} as well, for which the job names nothing: add them.`,
            ]),
        `helm install ${release} ibm-connect-direct-VERSION.tgz -f values.yaml --set license=true, once you have read and accepted IBM’s license`,
      ],
      secrets,
      unwritten: ['node.host', 'netmapFile'],
    }),
  ];
  return { files, secrets };
}

/** Not secret: the private key in it is sealed. */
function writeCertificatesSecret(name: string, files: ReadonlyMap<string, string>): Promise<string> {
  return writeStrictYaml(
    `The files that the chart mounts at ${MOUNT}. The private key is sealed; its passphrase is in the other Secret.`,
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name },
      type: 'Opaque',
      stringData: Object.fromEntries(files),
    },
  );
}
