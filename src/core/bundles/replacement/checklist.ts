import { bootstrapEnd } from '../../jobs/bootstrapDays.js';
import { describeName } from '../../words/describeName.js';
import { describeDay } from '../../words/describeLifetime.js';
import { MANIFEST } from '../bundle.js';
import { sayLogon, writeItems } from '../director/checklist.js';
import { screenLine } from '../doors/screen.js';
import { writeCodeSpan } from '../doors/writeCodeSpan.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import { describe, list } from '../readme.js';
import type { ServerToBundle } from '../server.js';
import { scriptName, type Step } from './secureScripts.js';
import { writeTrust } from './trust.js';

export const REQUEST = 'request.pem';

const INTRODUCTION = `Made from a job whose checks have passed. The commands are those of the Secure+ CLI that IBM’s fix lists and public
scripts show; what was seen in no source is said to be unseen. No file in this folder holds a secret; the private key is
encrypted.`;

const WAITING_INTRODUCTION = `Made from a job whose certificate still waits for its answer: what can be checked without it has passed. No file in
this folder holds a secret, and no private key is among them.`;

/**
 * All that is to be done, in its order: the new certificate, trust, the import, the switch, looking whether it is so, and the
 * way back. Markdown. It says no days that are left, which would be others tomorrow.
 * @param steps that the run script takes; none while the certificate waits for its answer
 */
export async function writeChecklist(
  one: ServerToBundle,
  material: Material,
  steps: readonly Step[],
): Promise<string> {
  const { server } = one;
  const isWaiting = steps.length === 0;
  const sections = [
    `# Replace the bootstrap certificate of ${writeCodeSpan(server.node.name?.value ?? '')}`,
    isWaiting ? WAITING_INTRODUCTION : INTRODUCTION,
    list(writeFacts(one, isWaiting)),
    '## 1. The signed certificate',
    writeItems(isWaiting ? writeRequestSteps(one) : writeCertificateSteps(one, material)),
    '## 2. Trust first',
    'Whoever does not trust the new certificate when the node switches ends the session. The bootstrap certificate stays trusted until all is verified.',
    writeItems(await writeTrust(one, material)),
    ...(isWaiting ? WAITING : writeSteps(one, material, steps)),
    '## Files',
    list(writeFiles(material, steps, server.target.platform?.value === 'windows')),
    `\`sha256sum -c ${MANIFEST}\` tells whether they are as they were built.`,
  ];
  return `${sections.join('\n\n')}\n`;
}

const WAITING = [
  '## 3. The rest',
  'The scripts that import and switch come with the answer: build the bundle of this job again.',
];

function writeFacts({ server, values }: ServerToBundle, isWaiting: boolean): readonly string[] {
  const end = bootstrapEnd(server);
  const present = server.replaced?.entry?.certificates[0]?.certificate;
  const fields = {
    'server.alias': server.server.alias,
    'node.host': server.node.host,
    'target.platform': server.target.platform,
    'target.version': server.target.version,
    installDir: server.installDir,
    schedule: server.schedule,
  };
  const said = Object.entries(fields).flatMap(([field, placed]) => {
    const value = values.take(field, placed, screenLine);
    return value === undefined ? [] : [`${writeCodeSpan(field)}: ${writeCodeSpan(value)}`];
  });
  const last =
    end === undefined
      ? 'not known: the job names neither the certificate nor the day of the installation; Director issues none for more than 90 days'
      : end.isOfCertificate
        ? describeDay(end.epoch)
        : `${describeDay(end.epoch)} at the latest, counted from the installation`;
  return [
    ...said,
    ...(present
      ? [`The node presents now ${describe(present)}`]
      : server.bootstrap.installed
        ? ['Director issued what the node presents now']
        : ['What the node presents now is not said by the job']),
    `Its last day: ${last}. Director loses the node ${end === undefined ? 'when it ends' : 'on that day'}`,
    `State: ${isWaiting ? 'waits for its answer' : 'ready'}`,
  ];
}

function writeRequestSteps({ server }: ServerToBundle): readonly string[] {
  const request = server.key?.entry?.request;
  const subject = request ? ` for ${writeCodeSpan(describeName(request.subject))}` : '';
  return [
    `send ${writeCodeSpan(REQUEST)}${subject} to the CA; the private key stays where it is`,
    `import the answer into the certificate store: it takes the request’s place, and its name ${writeCodeSpan(server.key?.ref.value ?? '')}`,
    'add what issued it to the job’s trusted certificates, up to the self-signed root, where it is not there yet',
  ];
}

function writeCertificateSteps({ server }: ServerToBundle, { own }: Material): readonly string[] {
  const passphrase = server.keyCertificate.passphraseRef?.value ?? '';
  return [
    `compare with what the CA was asked for: ${own ? describe(own) : ''}`,
    `the passphrase of its key is at hand, which is kept as ${writeCodeSpan(passphrase)}: enter it where the script asks, and write it nowhere`,
  ];
}

function writeSteps(
  { server, values }: ServerToBundle,
  material: Material,
  steps: readonly Step[],
): readonly string[] {
  const isWindows = server.target.platform?.value === 'windows';
  const call = (step: Step) => writeCodeSpan(isWindows ? `run.cmd ${step}` : `sh run.sh ${step}`);
  const user = values.take('adminUser', server.adminUser, screenLine);
  const who =
    user === undefined
      ? isWindows
        ? 'as an administrator'
        : 'as the node’s administrator'
      : `as ${writeCodeSpan(user)}`;
  const place = values.take('deploymentDir', server.deploymentDir, screenLine);
  const label = writeCodeSpan(server.keyCertificate.label?.value ?? '');
  const present = steps.includes('back') ? server.bootstrap.label?.value : undefined;
  const director = server.peers.find(({ name }) => name === undefined)?.presented[0];
  const logon = director?.entry?.certificates[0]?.certificate;
  return [
    '## 3. Import into the node',
    writeItems([
      `copy this folder to the machine${place === undefined ? '' : `, to ${writeCodeSpan(place)}`}: outside of the installation directory, into a path without spaces`,
      `${who}: ${call('import')}. It imports what the node is to trust, and the key certificate as ${label} beside the bootstrap one (${writeCodeSpan('ImportMode=Add')}); nothing that is in use changes`,
      ...(present === undefined
        ? [
            'note from what it displays the label that the records of the local node and of `.Client` have now: it is the way back, and the job does not say it (`bootstrap.label`)',
          ]
        : []),
      'read what `Validate Parmfile` says at its end',
    ]),
    '## 4. Switch',
    writeItems([
      'step 2 is done on every side',
      `${who}: ${call('switch')}. It points the records of ${writeCodeSpan('.Client')} and of the local node at ${label}`,
      'records of remote nodes that name the bootstrap certificate’s label themselves: point them at the new one by hand. How the CLI is told which record, and the parameters of `Sync Netmap`, were not seen',
      'whether the node must be restarted for it was not seen: see whether step 5 holds',
    ]),
    '## 5. Verify',
    writeItems([
      `what the node presents now is ${material.own ? describe(material.own) : 'the new certificate'}`,
      'Director reaches the node, and logs on',
      ...(logon ? [sayLogon(logon)] : []),
      ...server.partners.map(
        ({ name }) => `a session with ${writeCodeSpan(name?.value ?? '')}, in both directions`,
      ),
      ...(isWindows
        ? []
        : [
            `Connect:Direct for UNIX 6.4.0.2 and later shows it in the keystore: ${writeCodeSpan('Display KeyCert')} with ${writeCodeSpan(`Label=${server.keyCertificate.label?.value ?? ''}`)} and ${writeCodeSpan('Format=TEXT')} (CDUA-5656)`,
          ]),
    ]),
    '## 6. The way back',
    writeItems([
      ...(present === undefined
        ? [
            `edit a copy of ${writeCodeSpan(scriptName('switch'))}: the label that was noted in step 3 in the place of ${label}; feed it to the Secure+ CLI`,
          ]
        : [`${who}: ${call('back')}. It points both records at ${writeCodeSpan(present)} again`]),
      'it holds until the bootstrap certificate’s last day, and no longer',
    ]),
    '## 7. Afterwards',
    writeItems([
      'Director and the partners need not trust the bootstrap certificate’s issuer any more, unless another node presents one of it',
      'in the certificate store, delete the bootstrap certificate’s entry, or take the tag `bootstrap` out of its notes, so that its days are no longer counted',
      'whether the Secure+ CLI can delete a key certificate was not seen: what is left in the keystore ends by itself',
    ]),
  ];
}

function writeFiles(material: Material, steps: readonly Step[], isWindows: boolean): readonly string[] {
  const trusted =
    material.trusted.length === 0 ? [] : [['trusted/', 'the certificates that the node trusts, one a file']];
  const words: Readonly<Record<Step, string>> = {
    import: 'commands of the Secure+ CLI that import; the run script adds the passphrase and whole paths',
    switch: 'those that switch',
    back: 'those that undo the switch',
  };
  const files =
    steps.length === 0
      ? [[REQUEST, 'the request to send to the CA (PKCS#10)'], ...trusted]
      : [
          [
            KEY_CERTIFICATE,
            'the private key as it is sealed in the store, its certificate and the intermediates',
          ],
          ...trusted,
          ...steps.map((step) => [scriptName(step), words[step]]),
          ...(isWindows
            ? [
                ['run.cmd', 'starts run.ps1 whatever the execution policy'],
                ['run.ps1', 'runs the Secure+ CLI on the script of a step'],
              ]
            : [['run.sh', 'runs the Secure+ CLI on the script of a step']]),
        ];
  return files.map(([name = '', what = '']) => `${writeCodeSpan(name)}: ${what}`);
}
