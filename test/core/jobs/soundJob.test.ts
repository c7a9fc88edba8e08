import assert from 'node:assert/strict';
import { materialJob, said } from '../../support/jobMaterial.js';

describe('a job with everything that can be checked', () => {
  it('has nothing said of it, on any platform', async () => {
    assert.deepEqual(await said(undefined, materialJob()), []);
    const windows = materialJob({
      target: 'platform: windows\n  version: 6.4.0.2',
      more: 'windows: { databasePasswordRef: DB }\n',
      replace: ['/opt/cdunix', 'C:\\Program Files (x86)\\IBM'],
    });
    assert.deepEqual(await said(undefined, windows), []);
    const container = materialJob({
      target: 'platform: container\n  version: 6.4.0.6',
      more: 'container: { licenseType: prod, provisioning: dynamic, certificateSecretName: cd-certs }\n',
    });
    assert.deepEqual(await said(undefined, container), []);
  });

  it('may have all that the format has', async () => {
    const more = `ports: { server: 1364, api: 1363, agent: 1365 }
agent: { enable: true, osaUrl: https;//ccd.example;58083/osa/events/post, osaDisable: false }
fileAgent: { install: true, enable: true }
deploymentDir: /opt/deploy
server: { alias: Node 1 }
partners:
  - { name: THEM, certificates: [{ ref: ec }], trusted: [{ ref: root }] }
keystore: { file: keystore.p12, passwordRef: STORE }
tls:
  protocol: TLS1.3
  cipherSuites: [TLS_AES_256_GCM_SHA384, TLS_AES_128_GCM_SHA256]
  clientAuth: true
  encryptData: true
  override: false
  fips: true
netmapFile: /opt/deploy/netmap.cfg
userFile: /opt/deploy/userfile.cfg
schedule: 2026-12-01T22:00:00+01:00
`;
    assert.deepEqual(await said(undefined, materialJob({ more })), []);
  });
});
