import assert from 'node:assert/strict';
import { materialJob, said } from '../../../support/jobMaterial.js';

describe('job-shell-character', () => {
  it('stands on every value that reaches a shell on UNIX and holds what a shell obeys', async () => {
    for (const character of '`$;&|<>(){}[]\'"\\*?!~#') {
      const value = JSON.stringify(`/opt/a${character}b`);
      const lines = await said('job-shell-character', materialJob({ replace: ['/opt/cdunix', value] }));
      assert.equal(lines.length, 1, character);
      assert.ok(lines[0]?.startsWith(`error ${value}: “installDir” holds ${character}`), lines[0]);
    }
  });

  it('knows the fields that reach one: labels, names, paths, suites; and no reference', async () => {
    const lines = await said(
      'job-shell-character',
      materialJob({
        more: 'netmapFile: "$(id)"\ntls: { cipherSuites: ["TLS_`id`"] }\nagent: { osaUrl: "https;//$h;1/osa/events/post" }\ndeploymentDir: "/a;b"\n',
        replace: [', passphraseRef: KEY', ', label: "a`b", passphraseRef: KEY'],
      }),
    );
    assert.deepEqual(
      lines.map((line) => /“([^”]*)”/.exec(line)?.[1]),
      ['keyCertificate.label', 'netmapFile', 'tls.cipherSuites[0]', 'agent.osaUrl', 'deploymentDir'],
    );
    assert.deepEqual(await said('job-shell-character', materialJob({ key: '"a$b"' })), []);
  });

  it('knows the labels of what is trusted, which reach a script', async () => {
    const job = materialJob({ replace: ['{ ref: issuing }', '{ ref: issuing, label: "a;b" }'] });
    assert.match(
      (await said('job-shell-character', job)).join(),
      /^error "a;b": “trustedCertificates\[0\]\.label”/,
    );
  });

  it('knows other characters on Windows, where parentheses belong into paths', async () => {
    const windows = (path: string) =>
      said(
        'job-shell-character',
        materialJob({ target: 'platform: windows', replace: ['/opt/cdunix', JSON.stringify(path)] }),
      );
    assert.deepEqual(await windows("C:\\Program Files (x86)\\O'Brien"), []);
    for (const character of '`"%^&|<>')
      assert.equal((await windows(`C:\\a${character}`)).length, 1, character);
  });

  it('looks at each server, and says what is common once', async () => {
    const more = 'overrides:\n  - { node: { name: A } }\n  - { node: { name: B }, adminUser: "b;c" }\n';
    const job = materialJob({ more, replace: ['/opt/cdunix', '/opt/a$b'] });
    assert.deepEqual(
      (await said('job-shell-character', job)).map((line) => line.replace(/:.*/, '')),
      ['error /opt/a$b', 'error "b;c"'],
    );
  });
});
