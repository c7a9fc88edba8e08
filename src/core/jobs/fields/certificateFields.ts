import { BOOTSTRAP_REFERENCE, JOB_KIND, REPLACEMENT_KIND } from '../installJob.js';
import type { JobField } from './jobField.js';

/** The node’s certificates, those of its partners, and the keystore. */
export const certificateFields: readonly JobField[] = [
  {
    path: 'keyCertificate',
    type: 'section',
    scope: 'server',
    about: 'By what the node proves who it is: a certificate and its private key.',
    becomes: {},
  },
  {
    path: 'keyCertificate.ref',
    type: 'reference',
    values: [BOOTSTRAP_REFERENCE],
    scope: 'server',
    about:
      'The key certificate, by the name of its entry in the store; or `bootstrap`, where Director issues one itself that lives at most 90 days.',
    inReplacement: {
      about:
        'The signed key certificate that takes the bootstrap certificate’s place, by the name of its entry in the store; or a request of the store that still waits for its answer, which will have the same name.',
      values: [],
    },
    becomes: {
      director: { name: 'key certificate (6.3.1 and later)', source: 'certificates' },
      unix: { name: 'cdai_localCertFile', source: 'optionsFile' },
      windows: { name: 'CD_CLIENT_KEYCERT_FILE', source: 'serverIni' },
      container: { name: 'cdArgs.crtName', source: 'chart' },
      secure: { name: 'Import KeyCert, File', source: 'secureCli' },
    },
  },
  {
    path: 'keyCertificate.label',
    type: 'label',
    values: ['Client-API'],
    scope: 'server',
    about: 'Its name in Connect:Direct’s keystore; without one the installer takes `Client-API`.',
    inReplacement: {
      about:
        'Its name in Connect:Direct’s keystore, and another one than the bootstrap certificate has there: both stand in it until the switch, and for the way back.',
      values: [],
    },
    becomes: {
      director: { name: 'label', source: 'fixList' },
      unix: { name: 'cdai_localCertLabel', source: 'optionsFile' },
      windows: { name: 'Import KeyCert, Label', source: 'secureCli' },
      container: { name: 'cdArgs.localCertLabel', source: 'chart' },
      secure: { name: 'Import KeyCert, Label; Update LocalNode / Client, KeyCertLabel', source: 'secureCli' },
    },
  },
  {
    path: 'keyCertificate.passphraseRef',
    type: 'secret',
    scope: 'server',
    about: 'The name under which the private key’s passphrase is kept, never the passphrase itself.',
    becomes: {
      director: { name: 'certPassphrase', source: 'fixList' },
      unix: { name: 'cdai_localCertPassphrase', source: 'optionsFile' },
      windows: { name: 'CD_CLIENT_KEYCERT_PWD', source: 'serverIni' },
      container: { name: 'Secret, key crtPwd', source: 'chart' },
      secure: { name: 'Import KeyCert, Passphrase', source: 'secureCli' },
    },
  },
  {
    path: 'bootstrap',
    type: 'section',
    scope: 'server',
    about: 'The certificate that Director issues itself, where `keyCertificate.ref` is `bootstrap`.',
    inReplacement: {
      about:
        'The bootstrap certificate that the node has now: an entry of the store, or, where Director issued it itself, the day of the installation.',
    },
    becomes: {},
  },
  {
    path: 'bootstrap.ref',
    kind: REPLACEMENT_KIND,
    type: 'reference',
    scope: 'server',
    about:
      'The node’s bootstrap certificate, by the name of its entry in the store. Its last day is the certificate’s own.',
    becomes: {},
  },
  {
    path: 'bootstrap.label',
    kind: REPLACEMENT_KIND,
    type: 'label',
    values: ['Client-API'],
    scope: 'server',
    about:
      'Its name in Connect:Direct’s keystore. With it there is a script for the way back; without it, a person has to look for it before the switch.',
    becomes: { secure: { name: 'Update LocalNode / Client, KeyCertLabel', source: 'secureCli' } },
  },
  {
    path: 'bootstrap.installed',
    kind: REPLACEMENT_KIND,
    type: 'moment',
    scope: 'server',
    about:
      'When the node was installed, where Director issued the certificate itself and the store has none: a day or a time. Its last day is counted from then.',
    becomes: {},
  },
  {
    path: 'bootstrap.validityDays',
    type: 'days',
    scope: 'server',
    about: 'Days that it lives, 1 to 90. It must be replaced before they are over.',
    inReplacement: {
      about: 'Days that it lives from `bootstrap.installed` on, 1 to 90; without them 90 are counted.',
    },
    becomes: { director: { name: 'Bootstrap Certificate Validity', source: 'fixList' } },
  },
  {
    path: 'trustedCertificates',
    type: 'list',
    scope: 'server',
    about:
      'What the node trusts: the intermediates and the self-signed root of its own chain, and those of Director and its partners. Nothing else reaches the node.',
    becomes: {},
  },
  {
    path: 'trustedCertificates[].ref',
    type: 'reference',
    scope: 'server',
    about: 'A CA certificate or an authority, by the name of its entry in the store.',
    becomes: {
      director: { name: 'trusted certificate (6.3.1 and later)', source: 'certificates' },
      unix: { name: 'cdai_trustedRootCertFile', source: 'optionsFile' },
      windows: { name: 'Import TrustedCert', source: 'secureCli' },
      container: { name: 'secret.certSecretName, a key', source: 'chart' },
      secure: { name: 'Import TrustedCert, File', source: 'secureCli' },
    },
  },
  {
    path: 'trustedCertificates[].label',
    type: 'label',
    scope: 'server',
    about: 'Its name in Connect:Direct’s keystore, which no other certificate has.',
    becomes: {},
  },
  {
    path: 'partners',
    type: 'list',
    scope: 'server',
    about: 'Other nodes, so that trust can be proved both ways. Nothing of them is installed.',
    becomes: {},
  },
  { path: 'partners[].name', type: 'text', scope: 'server', about: 'The partner’s node.', becomes: {} },
  {
    path: 'partners[].certificates',
    type: 'list',
    scope: 'server',
    about: 'What the partner presents: its own certificate, then those that issued it.',
    becomes: {},
  },
  {
    path: 'partners[].certificates[].ref',
    type: 'reference',
    scope: 'server',
    about:
      'A partner certificate or a CA certificate, by the name of its entry in the store. Nothing of it is installed.',
    becomes: {},
  },
  {
    path: 'partners[].trusted',
    type: 'list',
    scope: 'server',
    about: 'What the partner trusts.',
    becomes: {},
  },
  {
    path: 'partners[].trusted[].ref',
    type: 'reference',
    scope: 'server',
    about: 'A certificate that the partner trusts, by the name of its entry in the store.',
    becomes: {},
  },
  {
    path: 'keystore',
    kind: JOB_KIND,
    type: 'section',
    scope: 'server',
    about: 'Connect:Direct’s own keystore.',
    becomes: {},
  },
  {
    path: 'keystore.file',
    type: 'path',
    scope: 'server',
    about: 'Its file; without one the installer takes its own.',
    becomes: { unix: { name: 'cdai_keystoreFile', source: 'optionsFile' }, windows: 'unseen' },
  },
  {
    path: 'keystore.passwordRef',
    type: 'secret',
    scope: 'server',
    about: 'The name under which its password is kept, never the password itself.',
    becomes: {
      unix: { name: 'cdai_keystorePassword', source: 'optionsFile' },
      windows: 'unseen',
      container: { name: 'Secret, key keyPwd', source: 'chart' },
    },
  },
];
