import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type JobServer, parseJob } from '../../../src/core/jobs/parseJob.js';
import type { Placed } from '../../../src/core/jobs/placed.js';
import { hostileTexts, mutate, seededRandom } from '../../support/hostileText.js';
import { inspectMaterial } from '../../support/jobMaterial.js';

const FLEET = `target: { platform: unix, version: 6.4.0.4 } # of all
node: { host: all.example }
ports: { server: 1364, api: 1363 }
keyCertificate: { passphraseRef: GROUP }
trustedCertificates: [{ ref: root }, { ref: issuing }]
tls: { cipherSuites: [A, B], protocol: TLS1.3 }
overrides:
  - node: { name: A }
    keyCertificate: { ref: a }
  - node: { name: B, host: b.example }
    ports: { server: 2364, api: }
    trustedCertificates: [{ ref: other }]
    tls: { cipherSuites: [C] }
  - not a server
  - {}
`;

describe('parseJob', () => {
  let servers: readonly JobServer[];
  const at = (field: Placed | undefined) => field && FLEET.slice(field.span.start, field.span.end);

  before(async () => {
    ({ servers } = await parseJob(FLEET));
  });

  it('has a server for each item of overrides, and one where there is none', async () => {
    assert.deepEqual(
      servers.map(({ node }) => node.name?.value),
      ['A', 'B', undefined],
    );
    const single = await parseJob('node: { name: A }\noverrides:\n');
    assert.deepEqual(
      single.servers.map(({ node, override }) => [node.name?.value, override]),
      [['A', undefined]],
    );
  });

  it('joins sections field by field, and takes a list whole', () => {
    const [a, b, c] = servers;
    assert.deepEqual([a?.node.host?.value, b?.node.host?.value], ['all.example', 'b.example']);
    assert.deepEqual([a?.keyCertificate.ref?.value, a?.keyCertificate.passphraseRef?.value], ['a', 'GROUP']);
    assert.deepEqual([b?.ports.server?.value, b?.ports.api?.value], ['2364', '1363']);
    const listed = servers.map(({ trustedCertificates }) => trustedCertificates.map(({ ref }) => ref?.value));
    assert.deepEqual(listed, [['root', 'issuing'], ['other'], ['root', 'issuing']]);
    assert.deepEqual(
      b?.tls.cipherSuites.map(({ value }) => value),
      ['C'],
    );
    assert.equal(b.tls.protocol?.value, 'TLS1.3');
    assert.equal(c?.target.platform?.value, 'unix');
  });

  it('keeps the place that each value came from', () => {
    const [a, b] = servers;
    assert.equal(at(a?.node.host), 'all.example');
    assert.equal(a?.node.host?.span.start, FLEET.indexOf('all.example'));
    assert.equal(b?.node.host?.span.start, FLEET.indexOf('b.example'));
    assert.equal(b.ports.api?.span.start, FLEET.indexOf('1363'));
    assert.equal(b.trustedCertificates[0]?.ref?.span.start, FLEET.indexOf('other'));
  });

  it('says once what is wrong with the shape of what all have in common', async () => {
    const { shape } = await parseJob(FLEET);
    assert.deepEqual(
      shape.misshapen.map(({ path, expected }) => `${path} ${expected}`),
      ['overrides[2] mapping'],
    );
  });

  it('names an empty item of a list, which would be passed over', async () => {
    const text =
      'overrides:\n  -\n  - node: { name: B }\n    tls: { cipherSuites: ["", A] }\ntrustedCertificates:\n  - ref: root\n  -\n';
    const { shape } = await parseJob(text);
    assert.deepEqual(
      shape.misshapen.map(({ path, expected }) => `${path} ${expected}`),
      ['overrides[0] mapping', 'overrides[1].tls.cipherSuites[0] text', 'trustedCertificates[1] mapping'],
    );
  });

  it('never throws, and no rule does, whatever a fleet has become', async () => {
    const random = seededRandom(21);
    const sound = readFileSync('test/golden/jobs/fleet.installjob.yaml', 'utf8');
    for (let count = 0; count < 250; count++) await inspectMaterial(mutate(sound, random));
    const replacement = readFileSync('test/golden/jobs/replacement.installjob.yaml', 'utf8');
    for (let count = 0; count < 250; count++) await inspectMaterial(mutate(replacement, random));
    for (const text of hostileTexts(100, 22)) await inspectMaterial(`overrides:\n  - ${text}\nnode: ${text}`);
  });
});
