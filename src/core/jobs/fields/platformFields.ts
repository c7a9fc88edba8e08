import { JOB_KIND } from '../installJob.js';
import type { JobField } from './jobField.js';

/** Secure+, and what only one platform has. */
export const platformFields: readonly JobField[] = [
  {
    path: 'tls',
    type: 'section',
    scope: 'server',
    about: 'Secure+ of the local node and of the `.Client` record. No field of Director’s install job.',
    inReplacement: {
      about: 'What Secure+ is set to on the node, for the checks alone: nothing of it is changed.',
    },
    becomes: {},
  },
  {
    path: 'tls.protocol',
    type: 'choice',
    values: ['TLS1.3', 'TLS1.2', 'TLS1.1', 'TLS1.0', 'DISABLE', 'DefaultToLN'],
    scope: 'server',
    about: 'The protocol that sessions use.',
    becomes: {
      unix: { name: 'Update LocalNode / Client, Protocol', source: 'secureCli' },
      windows: { name: 'Update LocalNode / Client, Protocol', source: 'secureCli' },
    },
  },
  {
    path: 'tls.cipherSuites',
    kind: JOB_KIND,
    type: 'texts',
    scope: 'server',
    about: 'The cipher suites that sessions may use, by their IANA names, the best first.',
    becomes: {
      unix: { name: 'Update LocalNode / Client, CipherSuites', source: 'secureCli' },
      windows: { name: 'CD_CLIENT_CIPHERSUITES', source: 'serverIni' },
    },
  },
  {
    path: 'tls.clientAuth',
    type: 'boolean',
    scope: 'server',
    about:
      'Whether whoever calls must present a certificate too. Director’s certificate logon needs it in the `.Client` record.',
    becomes: {
      unix: { name: 'Update LocalNode / Client, ClientAuth', source: 'secureCli' },
      windows: { name: 'Update LocalNode / Client, ClientAuth', source: 'secureCli' },
    },
  },
  {
    path: 'tls.encryptData',
    kind: JOB_KIND,
    type: 'boolean',
    scope: 'server',
    about: 'Whether the data is encrypted, and not the control messages alone.',
    becomes: {
      unix: { name: 'Update LocalNode / Client, EncryptData', source: 'secureCli' },
      windows: { name: 'Update LocalNode / Client, EncryptData', source: 'secureCli' },
    },
  },
  {
    path: 'tls.override',
    kind: JOB_KIND,
    type: 'boolean',
    scope: 'server',
    about:
      'Whether settings of a remote node or a process may stand in the place of these: Override of Secure+.',
    becomes: {
      unix: { name: 'Update LocalNode / Client, Override', source: 'secureCli' },
      windows: { name: 'Update LocalNode / Client, Override', source: 'secureCli' },
    },
  },
  {
    path: 'tls.commonName',
    type: 'text',
    scope: 'server',
    about: 'The common name that the certificate of the other side must have, where it is checked.',
    becomes: {
      unix: { name: 'commonName', source: 'secureNode' },
      windows: { name: 'commonName', source: 'secureNode' },
    },
  },
  {
    path: 'tls.fips',
    type: 'boolean',
    scope: 'server',
    about: 'Whether the node runs in FIPS mode, which takes approved algorithms alone.',
    becomes: {
      unix: { name: 'securityModes', source: 'secureNode' },
      windows: { name: 'securityModes', source: 'secureNode' },
    },
  },
  {
    path: 'windows',
    kind: JOB_KIND,
    type: 'section',
    scope: 'server',
    about: 'What only an installation on Windows has.',
    becomes: {},
  },
  {
    path: 'windows.databasePasswordRef',
    type: 'secret',
    scope: 'server',
    about:
      'The name under which the password of Connect:Direct’s database is kept, never the password itself. On Windows there must be one.',
    becomes: {
      director: { name: 'DB Password', source: 'fixList' },
      windows: { name: 'CD_POSTGRESQL_PWD', source: 'serverIni' },
    },
  },
  {
    path: 'windows.databaseUser',
    type: 'text',
    scope: 'server',
    about: 'The user of Connect:Direct’s database.',
    becomes: { windows: { name: 'CD_POSTGRESQL_USERID', source: 'serverIni' } },
  },
  {
    path: 'windows.databasePort',
    type: 'port',
    scope: 'server',
    about: 'The port of Connect:Direct’s database.',
    becomes: { windows: { name: 'CD_POSTGRESQL_PORT', source: 'serverIni' } },
  },
  {
    path: 'windows.serviceAccount',
    type: 'text',
    scope: 'server',
    about: 'The account that Connect:Direct’s service runs as.',
    becomes: { windows: { name: 'CD_SVC_ACCOUNT', source: 'serverIni' } },
  },
  {
    path: 'windows.serviceAccountPasswordRef',
    type: 'secret',
    scope: 'server',
    about: 'The name under which that account’s password is kept, never the password itself.',
    becomes: { windows: { name: 'CD_SVC_ACCOUNT_PWD', source: 'serverIni' } },
  },
  {
    path: 'container',
    kind: JOB_KIND,
    type: 'section',
    scope: 'server',
    about: 'What only IBM’s Helm chart has.',
    becomes: {},
  },
  {
    path: 'container.licenseType',
    type: 'choice',
    values: ['prod', 'non-prod'],
    scope: 'server',
    about: 'The license. `prod` wants a key certificate that a CA has signed.',
    becomes: { container: { name: 'licenseType', source: 'chart' } },
  },
  {
    path: 'container.provisioning',
    type: 'choice',
    values: ['dynamic', 'static'],
    scope: 'server',
    about:
      'Where the files come from: with `dynamic` from a Secret, with `static` from a directory of the volume.',
    becomes: { container: { name: 'persistence.useDynamicProvisioning', source: 'chart' } },
  },
  {
    path: 'container.secretName',
    type: 'text',
    scope: 'server',
    about: 'The Secret that holds the passwords.',
    becomes: { container: { name: 'secret.secretName', source: 'chart' } },
  },
  {
    path: 'container.certificateSecretName',
    type: 'text',
    scope: 'server',
    about: 'The Secret that holds the certificate files, with dynamic provisioning.',
    becomes: { container: { name: 'secret.certSecretName', source: 'chart' } },
  },
  {
    path: 'container.configDir',
    type: 'path',
    values: ['CDFILES'],
    scope: 'server',
    about: 'The directory of the volume that holds the certificate files, with static provisioning.',
    becomes: { container: { name: 'cdArgs.configDir', source: 'chart' } },
  },
  {
    path: 'container.adminPasswordRef',
    type: 'secret',
    scope: 'server',
    about: 'The name under which the administrator’s password is kept, never the password itself.',
    becomes: { container: { name: 'Secret, key admPwd', source: 'chart' } },
  },
  {
    path: 'container.appUserPasswordRef',
    type: 'secret',
    scope: 'server',
    about: 'The name under which the application user’s password is kept, never the password itself.',
    becomes: { container: { name: 'Secret, key appUserPwd', source: 'chart' } },
  },
];
