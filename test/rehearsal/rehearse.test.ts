import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rememberVerdicts } from '../../src/core/path/verifyLink.js';
import { writePem } from '../../src/core/pem/writePem.js';
import { type Handshake, judgeHandshake, type Rehearsal } from '../../src/core/rehearsal/rehearsal.js';
import type { PartyFiles } from '../../src/rehearsal/party.js';
import { rehearse } from '../../src/rehearsal/rehearse.js';
import { openKeyCertificate } from '../support/openKeyCertificate.js';
import { makeCertificate } from '../support/makeCertificate.js';

const now = Date.parse('2026-11-23T00:00:00Z');
const read = (file: string) => readFileSync(`test/fixtures/${file}`, 'utf8');

const trustedRsa = read('pki/rsa/trusted.txt');

/** A side that shows a key certificate of the fixtures. */
async function party(name: string, keyCertificate: string, trusted = trustedRsa): Promise<PartyFiles> {
  return { name, shows: await openKeyCertificate(read(keyCertificate)), trusted };
}

describe('a rehearsal', () => {
  let node: PartyFiles;
  let trusting: PartyFiles;
  let director: PartyFiles;

  before(async () => {
    node = await party('CDNODE1', 'pki/rsa/node-keycert.txt');
    trusting = { ...node, trusted: trustedRsa + read('pki/ec/trusted.txt') };
    director = await party('Director', 'pki/ec/node-keycert.txt');
  });

  const run = (server: PartyFiles, client: PartyFiles): Promise<Rehearsal> =>
    rehearse({ server, client, now, verify: rememberVerdicts() });

  const verdicts = ({ handshakes }: Rehearsal) => handshakes.map(judgeHandshake);
  const reasons = ({ client, server }: Handshake) =>
    [server, client].map((shown) => [shown?.validation?.reasons[0]?.code, shown?.objection]);

  it('tries both versions, with and without client authentication, each side with a key of its own kind', async () => {
    const rehearsal = await run(trusting, director);
    assert.deepEqual(
      rehearsal.handshakes.map((one) => [one.version, one.clientAuthentication, judgeHandshake(one)]),
      [
        ['TLSv1.2', false, 'accepted'],
        ['TLSv1.2', true, 'accepted'],
        ['TLSv1.3', false, 'accepted'],
        ['TLSv1.3', true, 'accepted'],
      ],
    );
    for (const { client, clientAuthentication, ending, server } of rehearsal.handshakes) {
      assert.equal(ending.type, 'completed');
      assert.equal(server.certificate?.publicKey.curve, null);
      assert.equal(client !== undefined, clientAuthentication);
      if (client) assert.equal(client.certificate?.publicKey.curve, '1.2.840.10045.3.1.7');
    }
    assert.match(rehearsal.stack, /^OpenSSL \d/);
  });

  it('has no client authentication where the client has nothing to show', async () => {
    const { handshakes } = await run(node, { ...director, shows: undefined });
    assert.deepEqual(
      handshakes.map(({ clientAuthentication }) => clientAuthentication),
      [false, false],
    );
  });

  it('hears of both sides what each has against the other, from the stack and from the rules', async () => {
    const lacking = await party('CDNODE1', 'pki/rsa/no-intermediate-keycert.txt');
    const rootOnly = { ...director, trusted: read('pki/rsa/root.pem') };
    const rehearsal = await run(lacking, rootOnly);
    assert.deepEqual(verdicts(rehearsal), ['refused', 'refused', 'refused', 'refused']);
    for (const handshake of rehearsal.handshakes) {
      const [server, client] = reasons(handshake);
      assert.deepEqual(server, ['issuer-missing', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE']);
      // The node does not trust the Director’s root either, which is told where it was asked for.
      if (handshake.clientAuthentication) assert.equal(client?.[0], 'root-untrusted');
    }
  });

  it('takes no trusted intermediate for an anchor: Connect:Direct wants the root', async () => {
    const rehearsal = await run(trusting, { ...director, trusted: read('pki/rsa/intermediate.pem') });
    assert.deepEqual(new Set(verdicts(rehearsal)), new Set(['refused']));
  });

  it('refuses an expired certificate on the side that shows it', async () => {
    const rehearsal = await run(node, await party('Partner', 'pki/rsa/expired-keycert.txt'));
    assert.deepEqual(verdicts(rehearsal), ['accepted', 'refused', 'accepted', 'refused']);
    const [, second] = rehearsal.handshakes;
    assert.ok(second);
    assert.deepEqual(reasons(second)[1], ['certificate-expired', 'CERT_HAS_EXPIRED']);
  });

  it('compares the common name where one is demanded', async () => {
    const demand = (demandedName: string) => run(node, { ...node, name: 'Partner', demandedName });
    assert.deepEqual(new Set(verdicts(await demand('CDNODE1'))), new Set(['accepted']));
    const other = await demand('CDNODE2');
    assert.deepEqual(new Set(verdicts(other)), new Set(['refused']));
    assert.deepEqual(other.handshakes[0]?.server.commonName, { demanded: 'CDNODE2', isGiven: false });
  });

  it('says why no handshake is possible: another certificate’s key, or no certificate', async () => {
    const wrong = await party('CDNODE1', 'pki/rsa/wrong-key-keycert.txt');
    await assert.rejects(run(wrong, director), /private key of CDNODE1 is not its certificate’s/);
    const none = await party('CDNODE1', 'pki/rsa/leaf.key');
    await assert.rejects(run(none, director), /CDNODE1 has no certificate/);
  });

  it('calls what this host’s TLS cannot do neither accepted nor refused', async () => {
    // OpenSSL takes no key of 512 bits for TLS, which says nothing of Connect:Direct’s own stack.
    const key = generateKeyPairSync('rsa', { modulusLength: 512 });
    const { der } = makeCertificate({ subject: 'W', issuer: 'W', key, signer: key, kind: 'rsa' });
    const pkcs8 = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    const shows = await openKeyCertificate(pkcs8 + writePem('CERTIFICATE', der));
    const weak = { ...node, shows };
    const rehearsal = await run(weak, { ...director, trusted: writePem('CERTIFICATE', der) });
    for (const one of rehearsal.handshakes) {
      assert.equal(one.ending.type, 'impossible');
      assert.equal(judgeHandshake(one), 'unchecked');
    }
  });

  it('is called off', async () => {
    const called = new AbortController();
    called.abort();
    await assert.rejects(
      rehearse({ server: node, client: director, now, verify: rememberVerdicts() }, called.signal),
      { name: 'AbortError' },
    );
  });
});
