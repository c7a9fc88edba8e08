import assert from 'node:assert/strict';
import { parseAlternativeNames } from '../../../../src/core/authority/alternativeName.js';
import { issueCertificate } from '../../../../src/core/authority/issueCertificate.js';
import type { Issuer } from '../../../../src/core/authority/issuer.js';
import type { KeyKind } from '../../../../src/core/authority/keyKind.js';
import { parseNameLimits } from '../../../../src/core/authority/nameLimits.js';
import { renewCertificate } from '../../../../src/core/authority/renewCertificate.js';
import type { CertificateRequest } from '../../../../src/core/x509/certificateRequest.js';
import { createRequest } from '../../../../src/core/authority/createRequest.js';
import { signRequest } from '../../../../src/core/authority/signRequest.js';
import { type Consequence, findConsequences } from '../../../../src/core/store/replace/consequences.js';
import type { Standing } from '../../../../src/core/store/replace/replacement.js';
import type { Certificate } from '../../../../src/core/x509/certificate.js';
import { oids } from '../../../../src/core/x509/oids.js';
import { makeAuthority } from '../../../support/authority.js';
import { itemsOf } from '../../../support/storeFixture.js';

const NOW = Date.UTC(2027, 0, 1);
const day = (year: number, month = 0) => Date.UTC(year, month, 1);

function certificateIn(file: string): Certificate {
  const [model] = itemsOf(file, 'certificate').map((item) => item.model);
  assert.ok(model?.kind === 'certificate');
  return model;
}

function codesOf(
  before: Standing,
  after: Standing,
  kind: 'key' | 'ca' | 'peer' = 'key',
  now = NOW,
): readonly string[] {
  return findConsequences({ kind, before, after }, now).map(({ code }) => code);
}

describe('findConsequences', () => {
  let root: Issuer;
  let issuing: Issuer;
  let other: Issuer;
  let node: Certificate;

  interface Wanted {
    readonly issuer?: Issuer;
    readonly cn?: string;
    readonly names?: string;
    readonly key?: KeyKind;
    readonly from?: number;
    readonly until?: number;
  }

  async function issue({ issuer = root, cn = 'CDNODE1', names = '', key = 'P-256', from, until }: Wanted) {
    const parsed = parseAlternativeNames(names);
    assert.ok('names' in parsed);
    const { certificate } = await issueCertificate(
      {
        kind: 'node',
        subject: [{ keyword: 'CN', value: cn }],
        names: parsed.names,
        key,
        notBefore: from ?? day(2026, 11),
        notAfter: until ?? day(2028),
        passphrase: 'canary-replace',
      },
      issuer,
    );
    return certificate;
  }

  before(async () => {
    root = await makeAuthority('Root');
    issuing = await makeAuthority('Issuing', { pathLength: 0 }, root);
    other = await makeAuthority('Other');
    node = await issue({ names: 'a.example b.example', until: day(2027, 6) });
  });

  const under = (certificate: Certificate, issuer = root): Standing => [certificate, ...issuer.chain];

  it('has nothing for a renewal by the same CA with the same key, but that the key is the same', async () => {
    const lifetime = { notBefore: day(2027), notAfter: day(2028) };
    const renewed = await renewCertificate(node, node.publicKey, lifetime, root);
    assert.deepEqual(codesOf(under(node), under(renewed)), ['key-kept']);
  });

  it('names the root that must be trusted before the switch', async () => {
    const moved = await issue({ issuer: other, names: 'a.example b.example' });
    const found = findConsequences({ kind: 'key', before: under(node), after: under(moved, other) }, NOW);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['root-changed', 'issuer-changed', 'key-changed'],
    );
    assert.equal(found[0]?.code === 'root-changed' && found[0].root, other.chain[0]);
    // Where the root is not known, it says no more than that.
    assert.deepEqual(codesOf(under(node), [moved]), ['root-unknown', 'issuer-changed', 'key-changed']);
    assert.deepEqual(codesOf([node], under(moved, other))[0], 'root-changed');
  });

  it('tells an intermediate from another root', async () => {
    const below = await issue({ issuer: issuing, names: 'a.example b.example' });
    const found = findConsequences({ kind: 'key', before: under(node), after: under(below, issuing) }, NOW);
    assert.deepEqual(found.slice(0, 2), [
      { code: 'issuer-changed', isRootKept: true },
      { code: 'intermediate-added' },
    ]);
    assert.equal(codesOf(under(below, issuing), under(node)).includes('intermediate-added'), false);
  });

  it('takes a CA of the same name with another key for another', async () => {
    const namesake = await makeAuthority('Root');
    const moved = await issue({ issuer: namesake, names: 'a.example b.example' });
    assert.deepEqual(codesOf([node], [moved]), ['root-unknown', 'issuer-changed', 'key-changed']);
    assert.ok(codesOf(under(node), under(moved, namesake)).includes('root-changed'));
  });

  it('says that a self-signed one vouches for itself', () => {
    const alone = certificateIn('self-signed/node.pem');
    assert.equal(codesOf(under(node), [alone])[0], 'vouches-for-itself');
  });

  it('names the common name and the alternative names that are gone', async () => {
    const renamed = await issue({ cn: 'CDNODE2', names: 'A.example c.example' });
    const found = findConsequences({ kind: 'key', before: under(node), after: under(renamed) }, NOW);
    const [common, lost] = found;
    assert.deepEqual(common, { code: 'common-name', before: 'CDNODE1', after: 'CDNODE2' });
    assert.deepEqual(lost?.code === 'names-lost' && lost.names.map(({ value }) => value), ['b.example']);
  });

  it('says what a certificate is not for any more', async () => {
    const ask = async (purposes: readonly string[]): Promise<CertificateRequest> => {
      const names = parseAlternativeNames('a.example b.example');
      assert.ok('names' in names);
      const subject = [{ keyword: 'CN', value: 'CDNODE1' }] as const;
      const order = {
        subject,
        names: names.names,
        purposes,
        key: 'P-256',
        passphrase: 'canary-replace',
      } as const;
      return (await createRequest(order)).request;
    };
    const lifetime = { notBefore: day(2027), notAfter: day(2028) };
    const server = await signRequest(await ask([oids.serverAuth]), lifetime, root);
    const client = await signRequest(await ask([oids.clientAuth]), lifetime, root);
    assert.deepEqual(codesOf(under(node), under(server)), ['client-lost', 'key-changed']);
    assert.deepEqual(codesOf(under(node), under(client)), ['server-lost', 'key-changed']);
    assert.deepEqual(codesOf(under(server), under(node)), ['key-changed', 'ends-no-later']);
    // Without the extension it is good for both: RFC 5280 section 4.2.1.12.
    const unlimited = {
      ...server,
      extensions: server.extensions.filter(({ oid }) => oid !== oids.extendedKeyUsage),
    };
    assert.deepEqual(codesOf(under(unlimited), under(server)), ['client-lost', 'key-kept', 'ends-no-later']);
    assert.deepEqual(codesOf(under(server), under(unlimited)), ['key-kept', 'ends-no-later']);
  });

  it('counts no key usage as lost that the new type of key has no use for', async () => {
    const [rsa, ec] = [await issue({ key: 'RSA-2048' }), await issue({ until: day(2029) })];
    const found = findConsequences({ kind: 'key', before: under(rsa), after: under(ec) }, NOW);
    assert.deepEqual(found, [{ code: 'key-type', key: ec.publicKey }]);
    const bare = { ...rsa, extensions: rsa.extensions.filter(({ oid }) => oid !== oids.keyUsage) };
    const signing = {
      ...rsa,
      extensions: [...bare.extensions, ...ec.extensions.filter(({ oid }) => oid === oids.keyUsage)],
    };
    assert.deepEqual(findConsequences({ kind: 'key', before: under(rsa), after: under(signing) }, NOW)[0], {
      code: 'usage-lost',
      usages: ['keyEncipherment'],
    });
    assert.equal(codesOf(under(bare), under(signing)).includes('usage-lost'), false);
  });

  it('tells a weaker key of the same kind', async () => {
    const strong = await issue({ key: 'P-384', names: 'a.example b.example' });
    assert.deepEqual(codesOf(under(strong), under(await issue({ until: day(2029) }))), [
      'names-lost',
      'key-weaker',
      'key-changed',
    ]);
  });

  it('says where it is not valid now, and where its life is shorter', async () => {
    const long = await issue({ until: day(2029) });
    const short = await issue({ from: day(2028), until: day(2029, 1) });
    assert.deepEqual(
      findConsequences({ kind: 'key', before: under(long), after: under(short) }, NOW).filter(
        ({ code }) => code === 'not-yet-valid' || code === 'life-shorter',
      ),
      [
        { code: 'not-yet-valid', at: day(2028) },
        { code: 'life-shorter', before: 762, after: 397 },
      ] satisfies Consequence[],
    );
    assert.equal(codesOf(under(long), under(node), 'key', day(2028))[0], 'expired');
    assert.ok(codesOf(under(long), under(node)).includes('ends-no-later'));
  });

  it('thinks of what a CA has signed, and of those who trust it', async () => {
    const before: Standing = [root.chain[0]];
    const later = { notAfter: day(2035) };
    const after = async (name: string, changes = {}): Promise<Standing> =>
      (await makeAuthority(name, { ...later, ...changes })).chain;
    assert.deepEqual(codesOf(before, await after('Root'), 'ca'), ['signing-key', 'trusted-elsewhere']);
    const limits = parseNameLimits('example.com');
    assert.ok('permitted' in limits);
    const narrow = await after('New Root', { pathLength: 1, nameLimits: limits });
    assert.deepEqual(codesOf(before, narrow, 'ca'), [
      'subject-changed',
      'signing-key',
      'path-length',
      'name-limits',
      'trusted-elsewhere',
    ]);
    assert.deepEqual(codesOf(before, [node], 'ca').slice(0, 2), ['signs-no-more', 'subject-changed']);
  });

  it('thinks of the nodes that talk with a partner, and of nothing that the partner has done by itself', async () => {
    const before: Standing = [node, ...root.chain];
    const renewed = await issue({ from: day(2026, 12), until: day(2030), key: 'RSA-2048' });
    assert.deepEqual(codesOf(before, [renewed, ...root.chain], 'peer'), []);
    const moved = await issue({ issuer: other, cn: 'CDNODE2', from: day(2026, 12), until: day(2030) });
    assert.deepEqual(codesOf(before, [moved, ...other.chain], 'peer'), ['partner-trust', 'partner-name']);
    assert.deepEqual(codesOf(before, [moved], 'peer'), ['partner-trust', 'partner-name']);
  });
});
