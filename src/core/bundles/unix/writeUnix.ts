import { scriptFile, textFile } from '../bundle.js';
import { screenSecretName } from '../doors/screenSecretName.js';
import { KEY_CERTIFICATE, type Material, TRUSTED } from '../material.js';
import { writeReadme } from '../readme.js';
import { CLOSING_COMMANDS, writeSecureScript, writeTlsCommands } from '../secureScript.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { OPTIONS, SECURE_SCRIPT, writeOptionsFile } from './optionsFile.js';
import { type SecretOption, writeRunScript } from './runScript.js';

/** The layout of Director’s own bundle, for whoever installs with its scripts. */
const THREE_FILES = 'three-files';

/** What `cdinstall_a` takes. The key certificate goes in by its options: the Secure+ script would need its passphrase. */
export function writeUnix(one: ServerToBundle, material: Material): WrittenServer {
  const secrets = secretsOf(one);
  const names = [...new Set(secrets.map(([, name]) => name))];
  const files = [
    textFile(KEY_CERTIFICATE, material.keyCertificate ?? ''),
    textFile(TRUSTED, material.trustedFile),
    textFile(OPTIONS, writeOptionsFile(one)),
    textFile(SECURE_SCRIPT, writeSecureScript([...writeTlsCommands(one), ...CLOSING_COMMANDS])),
    scriptFile('run.sh', writeRunScript(secrets)),
    ...[...material.threeFiles].map(([name, text]) => textFile(`${THREE_FILES}/${name}`, text)),
    writeReadme(one, material, {
      surface: 'unix',
      files: [
        [
          KEY_CERTIFICATE,
          'the private key as it is sealed in the store, its certificate and the intermediates',
        ],
        [TRUSTED, 'the certificates that the node trusts'],
        [OPTIONS, 'the options file of cdinstall_a, without secrets'],
        [SECURE_SCRIPT, 'commands of the Secure+ CLI, run by the installer (cdai_spConfig)'],
        ['run.sh', 'runs the installer'],
        [`${THREE_FILES}/`, 'the key, its certificate and its CAs as Director’s own bundle lays them out'],
      ],
      steps: [
        'Copy this folder to the machine, outside of the installation directory.',
        'Lay cdinstall_a, cdinstall and the package beside run.sh.',
        'As root: sh run.sh',
        'The installer says what it did in cdaiLog.txt; CDAI001I in exitStatusFile.txt is success.',
      ],
      secrets: names,
    }),
  ];
  return { files, secrets: names };
}

function secretsOf({
  server: { keyCertificate, keystore },
  values,
}: ServerToBundle): readonly SecretOption[] {
  const passphrase = values.need(
    'keyCertificate.passphraseRef',
    keyCertificate.passphraseRef,
    screenSecretName,
  );
  const password = values.take('keystore.passwordRef', keystore.passwordRef, screenSecretName);
  return [
    ['cdai_localCertPassphrase', passphrase],
    ...(password === undefined ? [] : [['cdai_keystorePassword', password] as const]),
  ];
}
