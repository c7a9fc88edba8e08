import { type BundleFile, scriptFile, textFile } from '../bundle.js';
import { quotePowerShell } from '../doors/quotePowerShell.js';
import { screenWindowsPath } from '../doors/screenPath.js';
import { screenSecretName } from '../doors/screenSecretName.js';
import { writeSecureValue } from '../doors/writeSecureValue.js';
import { writeCertificates } from '../../store/export/writeKeyCertificate.js';
import { RefusedText } from '../refusal.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import { writeReadme } from '../readme.js';
import {
  CLOSING_COMMANDS,
  importKeyCertificate,
  importTrusted,
  type SecureCommand,
  writeSecureScript,
  writeTlsCommands,
} from '../secureScript.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { SECURE_SCRIPT, writeRunCommand, writeRunScript } from './runScript.js';
import { SERVER_INI, writeServerIni } from './serverIni.js';

/** The installer as IBM calls it, where the job does not say otherwise. */
const INSTALLER = 'cdw_install.exe';

/** What `cdw_install.exe` takes, and a Secure+ script for what its ini has no key for: trusted certificates and the label. */
export function writeWindows(one: ServerToBundle, material: Material): WrittenServer {
  const { server, values } = one;
  const passphrase = values.need(
    'keyCertificate.passphraseRef',
    server.keyCertificate.passphraseRef,
    screenSecretName,
  );
  const secrets = secretsOf(one, passphrase);
  const names = [...new Set(secrets.map(([, name]) => name))];
  const trusted = material.trusted.map(({ certificate, file }) => ({ certificate, path: `trusted/${file}` }));
  const script = writeRunScript({
    installDir: values.need('installDir', server.installDir, (text) =>
      quotePowerShell(screenWindowsPath(text)),
    ),
    installer:
      values.take('target.package', server.target.package, quoteFileName) ?? quotePowerShell(INSTALLER),
    secrets,
    passphrase,
  });
  const files: readonly BundleFile[] = [
    textFile(KEY_CERTIFICATE, material.keyCertificate ?? ''),
    ...trusted.map(({ certificate, path }) => textFile(path, writeCertificates([certificate]))),
    textFile(SERVER_INI, writeServerIni(one)),
    textFile(SECURE_SCRIPT, writeSecureScript(secureCommands(one, trusted)).replaceAll('\n', '\r\n')),
    scriptFile('run.cmd', writeRunCommand()),
    textFile('run.ps1', script),
    writeReadme(one, material, {
      surface: 'windows',
      files: [
        [
          KEY_CERTIFICATE,
          'the private key as it is sealed in the store, its certificate and the intermediates',
        ],
        ['trusted/', 'the certificates that the node trusts, one a file'],
        [SERVER_INI, 'the installer’s answers, without secrets'],
        [
          SECURE_SCRIPT,
          'commands of the Secure+ CLI, for what the ini has no key for; run.ps1 adds the passphrase',
        ],
        ['run.cmd', 'starts run.ps1 whatever the execution policy'],
        ['run.ps1', 'runs the installer and then the Secure+ CLI'],
      ],
      steps: [
        'Copy this folder to the machine, outside of the installation directory, into a path without spaces.',
        'Lay the installer beside run.cmd.',
        'As an administrator: run.cmd',
        'The installer says what it did in cdw_install.log.',
      ],
      secrets: names,
    }),
  ];
  return { files, secrets: names };
}

function secretsOf({ server: { windows }, values }: ServerToBundle, passphrase: string) {
  const take = (field: 'databasePasswordRef' | 'serviceAccountPasswordRef') =>
    values.take(`windows.${field}`, windows[field], screenSecretName);
  // Blank, it keeps Connect:Direct from being installed (NWIN004E).
  if (windows.databasePasswordRef === undefined) values.refuse('missing', 'windows.databasePasswordRef');
  const account = take('serviceAccountPasswordRef');
  return [
    ['CD_CLIENT_KEYCERT_PWD', passphrase],
    ['CD_POSTGRESQL_PWD', take('databasePasswordRef') ?? ''],
    ...(account === undefined ? [] : [['CD_SVC_ACCOUNT_PWD', account] as const]),
  ] as const;
}

function secureCommands(
  one: ServerToBundle,
  trusted: readonly { readonly path: string }[],
): readonly SecureCommand[] {
  const { server, values } = one;
  const label = values.need('keyCertificate.label', server.keyCertificate.label, writeSecureValue);
  return [
    ...trusted.map(({ path }) => importTrusted(path.replaceAll('/', '\\'))),
    importKeyCertificate(KEY_CERTIFICATE, label, 'AddOrReplace'),
    ...writeTlsCommands(one, label),
    ...CLOSING_COMMANDS,
  ];
}

/** The installer lies beside the script. */
function quoteFileName(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9 ._-]*$/.test(text)) throw new RefusedText('not-a-file-name');
  return quotePowerShell(text);
}
