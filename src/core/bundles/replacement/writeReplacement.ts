import { writeCertificates, writeRequest } from '../../store/export/writeKeyCertificate.js';
import { type BundleFile, scriptFile, textFile } from '../bundle.js';
import { quotePowerShell } from '../doors/quotePowerShell.js';
import { quoteShell } from '../doors/quoteShell.js';
import { screenUnixPath, screenWindowsPath } from '../doors/screenPath.js';
import { screenSecretName } from '../doors/screenSecretName.js';
import { KEY_CERTIFICATE, type Material } from '../material.js';
import type { ServerToBundle, WrittenServer } from '../server.js';
import { REQUEST, writeChecklist } from './checklist.js';
import { scriptName, type Step, writeSecureScripts } from './secureScripts.js';
import * as unix from './unixRunScript.js';
import * as windows from './windowsRunScript.js';

/**
 * What a person needs to give a node a signed certificate in the place of its bootstrap one: a checklist in the order of
 * the steps, the files, and a script for those that the Secure+ CLI does. Where the certificate still waits for its answer,
 * the request and what can be done meanwhile.
 */
export async function writeReplacement(one: ServerToBundle, material: Material): Promise<WrittenServer> {
  const { server, values } = one;
  const trusted = material.trusted.map(({ certificate, file }) =>
    textFile(`trusted/${file}`, writeCertificates([certificate])),
  );
  const request = server.key?.entry?.request;
  if (material.keyCertificate === undefined && request !== undefined) {
    const file = textFile(REQUEST, writeRequest(request));
    const checklist = textFile('checklist.md', await writeChecklist(one, material, []));
    return { files: [file, ...trusted, checklist], secrets: [] };
  }
  const passphrase = values.need(
    'keyCertificate.passphraseRef',
    server.keyCertificate.passphraseRef,
    screenSecretName,
  );
  const isWindows = server.target.platform?.value === 'windows';
  const scripts = writeSecureScripts(one, material, isWindows ? '\\' : '/');
  const steps = [...scripts.keys()];
  const files = [
    textFile(KEY_CERTIFICATE, material.keyCertificate ?? ''),
    ...trusted,
    ...[...scripts].map(([step, text]) =>
      textFile(scriptName(step), isWindows ? text.replaceAll('\n', '\r\n') : text),
    ),
    ...(isWindows ? writeForWindows(one, passphrase, steps) : writeForUnix(one, passphrase, steps)),
    textFile('checklist.md', await writeChecklist(one, material, steps)),
  ];
  return { files, secrets: [passphrase] };
}

function writeForUnix(
  { server, values }: ServerToBundle,
  passphrase: string,
  steps: readonly Step[],
): readonly BundleFile[] {
  const installDir = values.need('installDir', server.installDir, (text) =>
    // A slash comes behind it.
    quoteShell(screenUnixPath(text).replace(/\/+$/, '')),
  );
  return [scriptFile('run.sh', unix.writeRunScript({ installDir, passphrase, steps }))];
}

function writeForWindows(
  { server, values }: ServerToBundle,
  passphrase: string,
  steps: readonly Step[],
): readonly BundleFile[] {
  const installDir = values.need('installDir', server.installDir, (text) =>
    quotePowerShell(screenWindowsPath(text)),
  );
  return [
    scriptFile('run.cmd', windows.writeRunCommand(steps)),
    textFile('run.ps1', windows.writeRunScript({ installDir, passphrase, steps })),
  ];
}
