import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer, type AddressInfo, type Server } from 'node:net';
import { createServer } from 'node:tls';
import { writeName } from '../../src/core/x509/writeName.js';
import { openParty } from '../../src/rehearsal/party.js';
import { openKeyCertificate } from '../support/openKeyCertificate.js';
import { askServer } from '../../src/rehearsal/askServer.js';

const read = (file: string) => readFileSync(`test/fixtures/${file}`, 'utf8');

describe('a server that is asked', () => {
  async function listen(server: Server): Promise<number> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  }

  it('tells what it presents, trusted or not', async () => {
    const shows = await openKeyCertificate(read('pki/rsa/node-keycert.txt'));
    const { secure } = openParty({ name: 'node', shows, trusted: '' });
    const server = createServer(secure);
    try {
      const port = await listen(server);
      const presented = await askServer({ host: '127.0.0.1', port });
      assert.equal(presented.protocol, 'TLSv1.3');
      assert.match(presented.cipherSuite, /^TLS_/);
      assert.deepEqual(
        presented.certificates.map(({ subject }) => writeName(subject)),
        [
          'CN=CDNODE1,O=Musterbank AG,C=DE',
          'CN=Musterbank AG Issuing CA 1,O=Musterbank AG,C=DE',
          'CN=Musterbank AG Root CA,O=Musterbank AG,C=DE',
        ],
      );
    } finally {
      server.close();
    }
  });

  it('is an error where nobody listens, or nobody speaks TLS', async () => {
    const server = createPlainServer((socket) => socket.resume().end('220 not TLS\r\n'));
    const port = await listen(server);
    await assert.rejects(askServer({ host: '127.0.0.1', port }), Error);
    server.close();
    await once(server, 'close');
    await assert.rejects(askServer({ host: '127.0.0.1', port }), /ECONNREFUSED/);
  });

  it('is asked no longer where it is called off', async () => {
    const server = createPlainServer();
    const port = await listen(server);
    const controller = new AbortController();
    const asked = askServer({ host: '127.0.0.1', port }, controller.signal);
    controller.abort();
    await assert.rejects(asked, { name: 'AbortError' });
    server.close();
  });
});
