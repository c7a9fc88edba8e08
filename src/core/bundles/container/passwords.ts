import { writeStrictYaml } from '../../base/writeStrictYaml.js';
import { quoteShell } from '../doors/quoteShell.js';
import { screenSecretName } from '../doors/screenSecretName.js';
import type { ServerToBundle } from '../server.js';
import { RESTORE_TERMINAL, SHELL_SECRETS, writeSecretReading } from '../shellSecrets.js';

/** A key of the chart’s Secret and the name of the secret that belongs there. */
export type Password = readonly [key: string, name: string];

/** The keys as the chart has them; without one in the job, a key is missing in the Secret. */
export function passwordsOf({ server, values }: ServerToBundle): readonly Password[] {
  const { container, keyCertificate, keystore } = server;
  const keys = [
    ['admPwd', values.take('container.adminPasswordRef', container.adminPasswordRef, screenSecretName)],
    [
      'appUserPwd',
      values.take('container.appUserPasswordRef', container.appUserPasswordRef, screenSecretName),
    ],
    ['crtPwd', values.need('keyCertificate.passphraseRef', keyCertificate.passphraseRef, screenSecretName)],
    ['keyPwd', values.take('keystore.passwordRef', keystore.passwordRef, screenSecretName)],
  ] as const;
  return keys.flatMap(([key, name]) => (name === undefined ? [] : [[key, name] as const]));
}

/**
 * Makes the Secret with `kubectl`, which reads the values from its standard input: they are in no file and no argument,
 * and not in the annotation that `kubectl apply` would leave.
 */
export function writeSecretScript(secretName: string, passwords: readonly Password[]): string {
  const names = [...new Set(passwords.map(([, name]) => name))];
  const readings = names.map((name) => {
    const keys = passwords.filter(([, other]) => other === name);
    const lines = keys.map(([key]) => `cdcerts_${key}=$cdcerts_secret\n`).join('');
    return writeSecretReading(name) + lines;
  });
  const lines = passwords.map(([key]) => `  cdcerts_write "${key}=$cdcerts_${key}"\n`).join('');
  return `#!/bin/sh
# Makes the Secret of the chart's passwords: sh create-passwords.sh [options of kubectl, such as -n NAMESPACE]
# Its secrets, ${names.join(', ')}, come from
# the environment, or one a line in this order from standard input; on a terminal they are asked for.
unset ${passwords.map(([key]) => `cdcerts_${key}`).join(' ')}
${SHELL_SECRETS}
# shellcheck disable=SC2317  # Called by the trap.
${RESTORE_TERMINAL}
${readings.join('\n')}cdcerts_secret=

{
${lines}} | kubectl create secret generic ${quoteShell(secretName)} --from-env-file=/dev/stdin "$@"
`;
}

/** The same for an External Secrets operator, which fetches the values from where they are kept. */
export function writeExternalSecret(secretName: string, passwords: readonly Password[]): Promise<string> {
  return writeStrictYaml(
    `The chart's passwords, fetched by the External Secrets operator: instead of create-passwords.sh.
Set the name of your own store, and the keys as they are called there.`,
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: secretName },
      spec: {
        secretStoreRef: { kind: 'SecretStore', name: 'your-secret-store' },
        target: { name: secretName, creationPolicy: 'Owner' },
        data: passwords.map(([key, name]) => ({ secretKey: key, remoteRef: { key: name } })),
      },
    },
  );
}
