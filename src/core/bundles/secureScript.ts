import { writeSecureList, writeSecureValue } from './doors/writeSecureValue.js';
import type { ServerToBundle } from './server.js';

/** A command of the Secure+ CLI: its verb and its parameters, one a line, ended by a semicolon. */
export type SecureCommand = readonly [
  verb: string,
  ...parameters: (readonly [name: string, value: string])[],
];

/** What a script that only looks ends with: what has come to be, and whether Secure+ finds it sound. */
export const CLOSING_COMMANDS: readonly SecureCommand[] = [['Display All'], ['Validate Parmfile'], ['Quit']];

export function importTrusted(file: string): SecureCommand {
  return ['Import TrustedCert', ['File', file], ['ImportMode', 'AddOrReplace']];
}

/** The passphrase is empty here: the run script adds it when it runs, and no file has it. */
export function importKeyCertificate(
  file: string,
  label: string,
  mode: 'Add' | 'AddOrReplace',
): SecureCommand {
  return ['Import KeyCert', ['File', file], ['Passphrase', ''], ['Label', label], ['ImportMode', mode]];
}

export function writeSecureScript(commands: readonly SecureCommand[]): string {
  return commands
    .map(([verb, ...parameters]) =>
      [verb, ...parameters.map(([name, value]) => `${name}=${value}`), ';', ''].join('\n'),
    )
    .join('');
}

/**
 * What the job says about TLS, for the record of the local node and for `.Client`. Parameters of the CLI alone that were
 * seen: the common name and FIPS mode have none, and are left to a person.
 */
export function writeTlsCommands(
  { server: { tls }, values }: ServerToBundle,
  keyLabel?: string,
): readonly SecureCommand[] {
  const suites = tls.cipherSuites.flatMap((suite, at) =>
    [values.take(`tls.cipherSuites[${at}]`, suite, writeSecureValue)].flatMap((one) => one ?? []),
  );
  const flag = (field: 'override' | 'encryptData' | 'clientAuth') => toFlag(tls[field]?.value);
  const protocol = values.take('tls.protocol', tls.protocol, writeSecureValue);
  const parameters = (record: 'LocalNode' | 'Client') =>
    [
      // The local node has no other record to take it from.
      ['Protocol', record === 'LocalNode' && protocol === 'DefaultToLN' ? undefined : protocol],
      ['Override', flag('override')],
      ['KeyCertLabel', keyLabel],
      ['EncryptData', flag('encryptData')],
      ['ClientAuth', flag('clientAuth')],
      ['CipherSuites', suites.length === 0 ? undefined : writeSecureList(suites)],
    ].flatMap(([name, value]) => (name !== undefined && value !== undefined ? [[name, value] as const] : []));
  return (['Client', 'LocalNode'] as const).flatMap((record) => {
    const own = parameters(record);
    return own.length === 0 ? [] : [[`Update ${record}`, ...own] as const];
  });
}

/** `y` or `n`, as scripts and options files were seen to have it. */
export function toFlag(value: string | undefined): string | undefined {
  return value === undefined ? undefined : value === 'true' ? 'y' : 'n';
}
