import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCertificate } from '../../../src/core/authority/issueCertificate.js';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import type { KeyKind } from '../../../src/core/authority/keyKind.js';
import { updateRevocationList } from '../../../src/core/authority/updateRevocationList.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import type { RevocationReason } from '../../../src/core/x509/extensions/crlFields.js';
import { readExtension } from '../../../src/core/x509/extensions/readExtension.js';
import { oids } from '../../../src/core/x509/oids.js';
import type { RevocationList } from '../../../src/core/x509/revocationList.js';
import { makeAuthority } from '../../support/authority.js';

const day = (number: number) => Date.UTC(2026, 11, number);

describe('updateRevocationList', () => {
  let issuer: Issuer;
  const issue = async (name: string, notAfter = Date.UTC(2027, 11, 1)): Promise<Certificate> => {
    const { certificate } = await issueCertificate(
      {
        kind: 'node',
        subject: [{ keyword: 'CN', value: name }],
        names: [],
        key: 'P-256',
        notBefore: Date.UTC(2026, 10, 23),
        notAfter,
        passphrase: 'x',
      },
      issuer,
    );
    return certificate;
  };
  const update = (
    previous: RevocationList | undefined,
    certificate: Certificate | undefined,
    {
      at = 1,
      by = issuer,
      reason = 'keyCompromise',
    }: { at?: number; by?: Issuer; reason?: RevocationReason } = {},
  ) =>
    updateRevocationList(
      {
        previous,
        revoked: certificate && { certificate, reason },
        thisUpdate: day(at),
        nextUpdate: day(at + 30),
      },
      by,
    );
  const said = ({ revokedCertificates }: RevocationList) =>
    revokedCertificates.map((entry) => [
      Buffer.from(entry.serial).toString('hex'),
      entry.revoked.epoch,
      readExtension(entry, 'reasonCode'),
    ]);
  const serialOf = ({ serial }: Certificate) => Buffer.from(serial).toString('hex');

  before(async () => {
    issuer = await makeAuthority('CA');
  });

  it('begins with none, and carries on what the list before has', async () => {
    const [first, second] = [await issue('one'), await issue('two')];
    const empty = await update(undefined, undefined);
    assert.deepEqual([said(empty), empty.version], [[], 2]);
    assert.deepEqual([...(readExtension(empty, 'crlNumber') ?? [])], [1]);
    const one = await update(empty, first, { at: 2 });
    const two = await update(one, second, { at: 3, reason: 'unspecified' });
    assert.deepEqual(said(two), [
      [serialOf(first), day(2), 'keyCompromise'],
      [serialOf(second), day(3), undefined],
    ]);
    assert.deepEqual([...(readExtension(two, 'crlNumber') ?? [])], [3]);
    assert.deepEqual(
      readExtension(two, 'authorityKeyIdentifier')?.keyId,
      readExtension(issuer.chain[0], 'subjectKeyIdentifier'),
    );
    assert.deepEqual([two.thisUpdate.epoch, two.nextUpdate?.epoch], [day(3), day(33)]);
  });

  it('revokes for good what was on hold, and nothing twice', async () => {
    const certificate = await issue('held');
    const held = await update(undefined, certificate, { reason: 'certificateHold' });
    const revoked = await update(held, certificate, { at: 2, reason: 'superseded' });
    assert.deepEqual(said(revoked), [[serialOf(certificate), day(2), 'superseded']]);
    await assert.rejects(
      update(revoked, certificate, { at: 3 }),
      /held is revoked already, since 2026-12-02/,
    );
  });

  it('refuses what is not this authority’s, what has expired and what a wrong clock would do', async () => {
    const other = await makeAuthority('Other');
    const certificate = await issue('node');
    const list = await update(undefined, certificate, { at: 5 });
    await assert.rejects(update(undefined, certificate, { by: other }), /not this authority’s/);
    await assert.rejects(update(list, undefined, { at: 6, by: other }), /not signed by Other/);
    await assert.rejects(update(list, undefined, { at: 4 }), /still to come: check the clock/);
    const old = await issue('old', day(1));
    await assert.rejects(update(undefined, old, { at: 2 }), /old has expired/);
    const damaged = { ...list, faults: [{ code: 'der-trailing', span: list.span }] };
    await assert.rejects(update(damaged, undefined, { at: 6 }), /damaged: bring it back/);
    const late = { previous: undefined, revoked: undefined, thisUpdate: day(2), nextUpdate: day(2) };
    await assert.rejects(updateRevocationList(late, issuer), /current for some time/);
  });

  it('refuses to pass a part for all: what is not in a delta would count as valid again', async () => {
    const list = await update(undefined, await issue('node'));
    const [extension] = list.extensions;
    assert.ok(extension);
    const delta = { ...extension, oid: oids.deltaCrlIndicator, critical: true };
    const partial = { ...list, extensions: [...list.extensions, delta] };
    await assert.rejects(update(partial, undefined, { at: 2 }), /only a part \(.*\).*put a full list/);
  });

  it('signs no list by a CA whose key usage is for certificates alone', async () => {
    const [own, ...above] = issuer.chain;
    const extensions = own.extensions.map((extension) =>
      extension.oid === oids.keyUsage ? { ...extension, decoded: ['keyCertSign'] } : extension,
    );
    const by: Issuer = { ...issuer, chain: [{ ...own, extensions }, ...above] };
    for (const certificate of [undefined, await issue('node')])
      await assert.rejects(
        update(undefined, certificate, { by }),
        /CA may not sign revocation lists: .*cRLSign/,
      );
  });

  it('ends with the CA that signs it, and is not signed by one that has ended', async () => {
    const by = await makeAuthority('Brief', { notAfter: day(10) });
    const list = await update(undefined, undefined, { at: 9, by });
    assert.equal(list.nextUpdate?.epoch, day(10));
    await assert.rejects(
      update(list, undefined, { at: 10, by }),
      /Brief has expired, its last day was 2026-12-10/,
    );
  });

  it('counts on beyond one octet', async () => {
    let list = await update(undefined, undefined);
    for (let at = 0; at < 255; at++) list = await update(list, undefined);
    assert.deepEqual([...(readExtension(list, 'crlNumber') ?? [])], [1, 0]);
  });

  for (const key of ['RSA-3072', 'P-384', 'Ed25519'] satisfies KeyKind[])
    it(`is what OpenSSL refuses the certificate by, signed with ${key}`, async function () {
      if (spawnSync('openssl', ['version']).error) this.skip();
      issuer = await makeAuthority(`CA ${key}`, { key });
      const [revoked, good] = [await issue('revoked'), await issue('good')];
      const list = await update(undefined, revoked, { reason: 'cessationOfOperation' });
      const folder = mkdtempSync(join(tmpdir(), 'crl-'));
      try {
        const write = (name: string, text: string) => {
          writeFileSync(join(folder, name), text);
          return join(folder, name);
        };
        const pem = ({ der }: Certificate) => new X509Certificate(der).toString();
        const ca = write('ca.pem', pem(issuer.chain[0]));
        const crl = write('crl.pem', writePem('X509 CRL', list.der));
        const verify = (name: string, certificate: Certificate) =>
          spawnSync(
            'openssl',
            ['verify', '-crl_check', '-x509_strict', '-attime', String(day(2) / 1000)].concat(
              ['-CAfile', ca, '-CRLfile', crl],
              write(name, pem(certificate)),
            ),
            { encoding: 'utf8' },
          );
        assert.match(verify('revoked.pem', revoked).stderr, /certificate revoked/);
        assert.match(verify('good.pem', good).stdout, /: OK/);
        const text = execFileSync('openssl', ['crl', '-in', crl, '-noout', '-text', '-CAfile', ca], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        assert.match(text, /X509v3 CRL Number:\s+1\n/);
        assert.match(text, /Cessation Of Operation/);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
});
