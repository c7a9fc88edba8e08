import assert from 'node:assert/strict';
import type { Handshake, Shown } from '../../../src/core/rehearsal/rehearsal.js';
import { writeRehearsal } from '../../../src/core/words/writeRehearsal.js';
import { NOW } from '../../support/inspectFixture.js';

const nothing: Shown = {
  certificate: undefined,
  objection: undefined,
  validation: undefined,
  commonName: undefined,
};

const handshake = (part: Partial<Handshake>): Handshake => ({
  version: 'TLSv1.3',
  clientAuthentication: false,
  ending: { type: 'completed', cipherSuite: 'TLS_AES_128_GCM_SHA256' },
  server: nothing,
  client: undefined,
  ...part,
});

const write = (...handshakes: readonly Handshake[]) =>
  writeRehearsal(
    { names: { server: 'NODE\n1', client: 'Director' }, stack: 'OpenSSL 3.0.0', handshakes },
    NOW,
  );

describe('the transcript of a rehearsal', () => {
  it('names the stack, and that Connect:Direct has another', () => {
    assert.match(write(), /OpenSSL 3\.0\.0, on this computer alone/);
    assert.match(write(), /IBM GSKit, another one/);
  });

  it('tells what broke off and what could not be tried, each as what it is', () => {
    const text = write(
      handshake({ ending: { type: 'failed', side: 'server', code: 'ERR_SSL_NO_SHARED_CIPHER' } }),
      handshake({ ending: { type: 'impossible', side: 'client', code: 'ERR_OSSL_EE_KEY_TOO_SMALL' } }),
    );
    assert.match(text, /^1 {3}TLS 1\.3, without client authentication: refused$/m);
    assert.match(text, /NODE\\n1 ended it: ERR_SSL_NO_SHARED_CIPHER/);
    assert.match(text, /^2 {3}TLS 1\.3, without client authentication: cannot be checked here$/m);
    assert.match(text, /cannot use the files of Director: ERR_OSSL_EE_KEY_TOO_SMALL/);
    assert.match(text, /^Result {9}0 of 2 handshakes accepted by both sides$/m);
  });

  it('lets no name and no code break a line', () => {
    const text = write(
      handshake({
        server: { ...nothing, objection: 'A\nB', commonName: { demanded: 'C\rD', isGiven: false } },
      }),
    );
    assert.match(text, /end the session: A\\nB/);
    assert.match(text, /not C\\rD, which Director demands/);
  });
});
