import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseAlternativeNames } from '../../../src/core/authority/alternativeName.js';
import { createAuthority } from '../../../src/core/authority/createAuthority.js';
import { createRequest } from '../../../src/core/authority/createRequest.js';
import { issueCertificate } from '../../../src/core/authority/issueCertificate.js';
import type { Issuer } from '../../../src/core/authority/issuer.js';
import { parseNameLimits } from '../../../src/core/authority/nameLimits.js';
import { NODE_PURPOSES } from '../../../src/core/authority/nodeExtensions.js';
import { toSigningKey } from '../../../src/core/authority/signingKey.js';
import { updateRevocationList } from '../../../src/core/authority/updateRevocationList.js';
import { openKey } from '../../../src/core/keys/openKey.js';
import { parsePrivateKey } from '../../../src/core/keys/parsePrivateKey.js';
import { sealingProfiles } from '../../../src/core/keys/sealingProfile.js';
import { sealKey } from '../../../src/core/keys/sealKey.js';
import { readContents } from '../../../src/core/contents/readContents.js';
import { writePem } from '../../../src/core/pem/writePem.js';
import { hasProgram, run } from '../../support/program.js';

const PASSPHRASE = 'canary-Passphrase-3310';
const START = Date.UTC(2026, 10, 23);
const LIMITS =
  'example.com 10.0.0.0/8 2001:db8::/32 email:example.com uri:.example.com dn:"O=Acme, C=DE" !lab.example.com !dn:"OU=Lab, O=Acme, C=DE"';

/** Fixtures’ keys stand for those that would be made, and a counter for chance: then what is written is always the same. */
const KEYS = { RSA: 'rsa.pkcs8', ECDSA: 'P-256.pkcs8', Ed25519: 'ED25519.pkcs8' } as const;
type Kind = keyof typeof KEYS;
const MADE_AS = { RSA: 'RSA-3072', ECDSA: 'P-256', Ed25519: 'Ed25519' } as const;

const pkcs8Of = (kind: Kind): Uint8Array => {
  const [item] = readContents(readFileSync(`test/fixtures/keys/${KEYS[kind]}.pem`)).items;
  assert.ok(item?.model.kind === 'privateKey');
  return item.model.der;
};

async function withoutChance<T>(kind: Kind, work: () => Promise<T>): Promise<T> {
  const { subtle } = crypto;
  const opening = await openKey(parsePrivateKey(pkcs8Of(kind)), undefined);
  assert.ok(opening.outcome === 'opened' && opening.key.publicKey);
  const { raw } = opening.key.publicKey;
  const algorithm =
    kind === 'RSA'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : kind === 'ECDSA'
        ? { name: 'ECDSA', namedCurve: 'P-256' }
        : { name: 'Ed25519' };
  const pair = {
    privateKey: await subtle.importKey('pkcs8', pkcs8Of(kind), algorithm, true, ['sign']),
    publicKey: await subtle.importKey('spki', raw, algorithm, true, ['verify']),
  };
  let count = 0;
  Object.defineProperty(subtle, 'generateKey', { value: () => Promise.resolve(pair), configurable: true });
  Object.defineProperty(crypto, 'getRandomValues', {
    value: (octets: Uint8Array) => octets.fill(++count),
    configurable: true,
  });
  try {
    return await work();
  } finally {
    Reflect.deleteProperty(subtle, 'generateKey');
    Reflect.deleteProperty(crypto, 'getRandomValues');
  }
}

/** What the golden file has to be equal to: a signature by ECDSA is another each time, and what it signs is not. */
function signedPart(pem: string): readonly string[] {
  return readContents(new TextEncoder().encode(pem)).items.map(({ model }) =>
    Buffer.from('tbs' in model ? model.tbs : 'der' in model ? model.der : []).toString('hex'),
  );
}

/** Every kind of object that an authority writes, as PEM by name. */
async function writeAll(kind: Kind): Promise<Readonly<Record<string, string>>> {
  const key = MADE_AS[kind];
  const sealing = 'modern';
  const limits = parseNameLimits(LIMITS);
  const names = parseAlternativeNames(
    'node1.example.com *.cd.example.com 10.1.2.3 2001:db8::7 ops@example.com cd://n.example.com',
  );
  assert.ok('permitted' in limits && 'names' in names);
  const base = {
    key,
    notBefore: START,
    notAfter: Date.UTC(2036, 0),
    passphrase: PASSPHRASE,
    sealing,
  } as const;
  const toIssuer = async (
    made: Awaited<ReturnType<typeof createAuthority>>,
    above?: Issuer,
  ): Promise<Issuer> => {
    const opening = await openKey(parsePrivateKey(made.sealedKey), PASSPHRASE);
    assert.ok(opening.outcome === 'opened');
    return { chain: [made.certificate, ...(above?.chain ?? [])], key: await toSigningKey(opening.key) };
  };
  const subject = [
    { keyword: 'C', value: 'DE' },
    { keyword: 'O', value: 'Acme' },
  ] as const;
  const rootMade = await createAuthority({
    ...base,
    subject: [...subject, { keyword: 'CN', value: 'Wurzel' }],
    pathLength: 1,
  });
  const root = await toIssuer(rootMade);
  const madeBelow = await createAuthority(
    {
      ...base,
      subject: [...subject, { keyword: 'CN', value: 'Issuing' }],
      pathLength: 0,
      nameLimits: limits,
    },
    root,
  );
  const issuing = await toIssuer(madeBelow, root);
  const order = {
    ...base,
    subject: [...subject, { keyword: 'CN', value: 'CDNODE1' }],
    names: names.names,
    notAfter: START + 80 * 24 * 60 * 60 * 1000,
  } as const;
  const node = await issueCertificate({ ...order, kind: 'node' }, issuing);
  const bootstrap = await issueCertificate({ ...order, kind: 'bootstrap' }, issuing);
  const { request } = await createRequest({ ...order, purposes: NODE_PURPOSES });
  const list = await updateRevocationList(
    {
      previous: undefined,
      revoked: { certificate: bootstrap.certificate, reason: 'superseded' },
      thisUpdate: START,
      nextUpdate: Date.UTC(2027, 0),
    },
    issuing,
  );
  // One after the other, so that each takes the same share of chance.
  const sealed: Record<string, string> = {};
  for (const profile of sealingProfiles)
    sealed[`key-${profile}`] = writePem(
      'ENCRYPTED PRIVATE KEY',
      await sealKey(pkcs8Of(kind), PASSPHRASE, profile),
    );
  return {
    root: writePem('CERTIFICATE', rootMade.certificate.der),
    issuing: writePem('CERTIFICATE', madeBelow.certificate.der),
    node: writePem('CERTIFICATE', node.certificate.der),
    bootstrap: writePem('CERTIFICATE', bootstrap.certificate.der),
    request: writePem('CERTIFICATE REQUEST', request.der),
    list: writePem('X509 CRL', list.der),
    ...sealed,
  };
}

describe('what an authority writes', function () {
  this.timeout(120_000);
  for (const kind of ['RSA', 'ECDSA', 'Ed25519'] as const)
    describe(`with keys of ${kind}`, () => {
      const golden = `test/golden/written/${kind}.pem`;
      let folder: string;
      let written: Readonly<Record<string, string>>;

      before(async () => {
        folder = mkdtempSync(join(tmpdir(), 'written-'));
        written = await withoutChance(kind, () => writeAll(kind));
        for (const [name, pem] of Object.entries(written)) writeFileSync(join(folder, `${name}.pem`), pem);
      });
      after(() => {
        rmSync(folder, { recursive: true, force: true });
      });
      const at = (name: string) => join(folder, `${name}.pem`);

      // Where neither program is, this says that it is what both have accepted.
      it(`is that of ${golden}, which OpenSSL and keytool have accepted`, () => {
        const text = Object.values(written).join('');
        if (process.env['WRITE_GOLDEN'] === 'written') writeFileSync(golden, text);
        assert.deepEqual(signedPart(text), signedPart(readFileSync(golden, 'utf8')));
      });

      it('is accepted by OpenSSL: verify, x509, req, crl, pkcs8', function () {
        if (!hasProgram('openssl')) this.skip();
        const openssl = (...args: readonly string[]) => run('openssl', args, { SECRET: PASSPHRASE });
        const paths = ['-CAfile', at('root'), '-untrusted', at('issuing')];
        const moment = ['-attime', String(START / 1000 + 86_400), '-x509_strict'];
        for (const purpose of [
          ['sslserver', '-verify_hostname', 'a.cd.example.com'],
          ['sslclient', '-verify_ip', '2001:db8::7'],
        ])
          for (const name of ['node', 'bootstrap'])
            assert.match(openssl('verify', ...moment, '-purpose', ...purpose, ...paths, at(name)), /: OK/);
        const revocation = ['-crl_check', '-CRLfile', at('list')];
        assert.match(openssl('verify', ...moment, ...revocation, ...paths, at('node')), /: OK/);
        assert.throws(
          () => openssl('verify', ...moment, ...revocation, ...paths, at('bootstrap')),
          /certificate revoked/,
        );
        const text = openssl('x509', '-in', at('issuing'), '-noout', '-text');
        assert.match(text, /Name Constraints: critical/);
        assert.match(text, /DirName:\s?C ?= ?DE, O ?= ?Acme\n/);
        assert.match(text, /Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
        openssl('req', '-in', at('request'), '-noout', '-verify');
        openssl('crl', '-in', at('list'), '-noout', '-CAfile', at('issuing'));
        for (const profile of sealingProfiles)
          assert.match(
            openssl('pkcs8', '-in', at(`key-${profile}`), '-passin', 'env:SECRET'),
            /BEGIN PRIVATE KEY/,
          );
      });

      it('is printed by keytool: certificates, the request and the list', function () {
        if (!hasProgram('keytool')) this.skip();
        const keytool = (...args: readonly string[]) => run('keytool', args);
        for (const name of ['root', 'issuing', 'node', 'bootstrap'])
          assert.match(keytool('-printcert', '-file', at(name)), /Serial number/);
        assert.match(keytool('-printcert', '-file', at('issuing')), /NameConstraints/);
        assert.match(keytool('-printcertreq', '-file', at('request')), /CN=CDNODE1/);
        assert.match(keytool('-printcrl', '-file', at('list')), /(Superseded|SUPERSEDED)/);
      });
    });

  it('under limits of names is refused by OpenSSL as it is here', async function () {
    if (!hasProgram('openssl')) this.skip();
    const folder = mkdtempSync(join(tmpdir(), 'limits-'));
    try {
      const limits = parseNameLimits(LIMITS);
      assert.ok('permitted' in limits);
      const acme = [
        { keyword: 'C', value: 'DE' },
        { keyword: 'O', value: 'Acme' },
      ] as const;
      const term = {
        key: 'P-256',
        notBefore: START,
        notAfter: Date.UTC(2030, 0),
        passphrase: PASSPHRASE,
      } as const;
      const subject = [...acme, { keyword: 'CN', value: 'Limited' }] as const;
      const limited = await createAuthority({ ...term, subject, nameLimits: limits });
      // The same key without its limits signs what it may not.
      const opening = await openKey(parsePrivateKey(limited.sealedKey), PASSPHRASE);
      assert.ok(opening.outcome === 'opened');
      const key = await toSigningKey(opening.key);
      const issuer: Issuer = { chain: [limited.certificate], key };
      const lax = {
        ...limited.certificate,
        extensions: limited.certificate.extensions.filter(({ oid }) => oid !== '2.5.29.30'),
      };
      const ca = join(folder, 'ca.pem');
      writeFileSync(ca, writePem('CERTIFICATE', limited.certificate.der));
      const cases = [
        [[...acme, { keyword: 'CN', value: 'N' }], 'a.example.com'],
        [
          [
            { keyword: 'C', value: 'FR' },
            { keyword: 'CN', value: 'N' },
          ],
          'a.example.com',
        ],
        [[...acme, { keyword: 'OU', value: 'Lab' }, { keyword: 'CN', value: 'N' }], 'a.example.com'],
        [[...acme, { keyword: 'CN', value: 'N' }], 'a.lab.example.com'],
        [[...acme, { keyword: 'CN', value: 'N' }], '11.0.0.1'],
        [[...acme, { keyword: 'CN', value: 'N' }], 'a@other.example'],
        [[...acme, { keyword: 'CN', value: 'N' }], 'cd://other.example'],
      ] as const;
      for (const [index, [nodeSubject, name]] of cases.entries()) {
        const names = parseAlternativeNames(name);
        assert.ok('names' in names);
        const order = { ...term, kind: 'node', subject: nodeSubject, names: names.names } as const;
        const isTaken = index === 0;
        const issuing = issueCertificate(order, issuer);
        await (isTaken ? issuing : assert.rejects(issuing, /Nobody would take/, name));
        const { certificate } = await issueCertificate(order, { chain: [lax], key });
        const file = join(folder, `${index}.pem`);
        writeFileSync(file, writePem('CERTIFICATE', certificate.der));
        const verify = () =>
          run('openssl', ['verify', '-attime', String(START / 1000 + 1), '-CAfile', ca, file]);
        if (isTaken) assert.match(verify(), /: OK/);
        else assert.throws(verify, /subtree violation|name constraint/i, `${index}`);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
