import assert from 'node:assert/strict';
import { Budget } from '../../../src/core/path/budget.js';
import { buildPath, type Path } from '../../../src/core/path/buildPath.js';
import { type KnownCertificate, Pool } from '../../../src/core/path/pool.js';
import { verifyLink, type VerifyLink } from '../../../src/core/path/verifyLink.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { certificatesOf, NOW } from '../../support/inspectFixture.js';

const only = (name: string): KnownCertificate => {
  const [known] = certificatesOf(name);
  assert.ok(known, name);
  return known;
};

function build(
  leaf: KnownCertificate,
  known: readonly KnownCertificate[],
  verify = verifyLink,
  budget = new Budget(),
) {
  return buildPath(leaf, { pool: new Pool(known), verify, budget, at: NOW });
}
const filesOf = ({ steps }: Path) => steps.map(({ known }) => known.file);

describe('buildPath', () => {
  for (const kind of ['rsa', 'ec']) {
    it(`follows verified issuers to the self-signed root (${kind})`, async () => {
      const pool = certificatesOf(
        'big/ca-certificates.crt',
        `pki/${kind}/root.pem`,
        `pki/${kind}/intermediate.pem`,
      );
      const path = await build(only(`pki/${kind}/leaf.pem`), pool);
      assert.equal(path.end, 'self-signed');
      assert.deepEqual(filesOf(path), [
        `pki/${kind}/leaf.pem`,
        `pki/${kind}/intermediate.pem`,
        `pki/${kind}/root.pem`,
      ]);
      assert.deepEqual(
        path.steps.map(({ signature }) => signature?.verdict),
        ['valid', 'valid', 'valid'],
      );
    });
  }

  it('builds what Java’s keytool made', async () => {
    const path = await build(only('keytool/node.pem'), certificatesOf('keytool/ca.pem'));
    assert.equal(path.end, 'self-signed');
    assert.deepEqual(filesOf(path), ['keytool/node.pem', 'keytool/ca.pem']);
  });

  it('is a path of one for a self-signed certificate', async () => {
    const path = await build(only('self-signed/node.pem'), []);
    assert.equal(path.end, 'self-signed');
    assert.equal(path.steps.length, 1);
  });

  it('says where it ended, with the near misses of the issuer that is missing', async () => {
    const pool = certificatesOf('pki/rsa/intermediate.pem', 'pki/ec/root.pem');
    const path = await build(only('pki/rsa/leaf.pem'), pool);
    assert.equal(path.end, 'issuer-missing');
    assert.deepEqual(filesOf(path), ['pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem']);
    assert.equal(path.steps[1]?.signature, undefined);
    assert.deepEqual(
      path.nearMisses.map(({ known, reason }) => [known.file, reason]),
      [['pki/ec/root.pem', 'other-key']],
    );
  });

  it('ends within its budget', async () => {
    const pool = certificatesOf('pki/rsa/intermediate.pem', 'pki/rsa/root.pem');
    const budget = new Budget({ signatures: 1, candidates: 100 });
    const path = await build(only('pki/rsa/leaf.pem'), pool, verifyLink, budget);
    assert.equal(path.end, 'budget-spent');
    assert.deepEqual(filesOf(path), ['pki/rsa/leaf.pem', 'pki/rsa/intermediate.pem']);
  });
});

/**
 * A certificate as buildPath sees it, made of names alone: `name by issuer`. Signatures are a matter of the verifier
 * that the test hands in; everything else is that of a real CA certificate.
 */
const model = only('pki/rsa/root.pem').certificate;
let serial = 0;
function made(name: string, issuer: string): KnownCertificate {
  const toName = (value: string) => ({
    raw: new TextEncoder().encode(value),
    span: model.span,
    rdns: [[attribute(value)]],
  });
  const attribute = (value: string) => ({ oid: '2.5.4.3', value, tag: 12, span: model.span });
  const extensions = model.extensions.filter(({ oid }) => oid === '2.5.29.19');
  const certificate: Certificate = {
    ...model,
    der: new TextEncoder().encode(`${name} by ${issuer}, ${serial++}`),
    subject: toName(name),
    issuer: toName(issuer),
    extensions,
  };
  return { certificate, file: `${name} by ${issuer}`, span: model.span };
}
const allValid: VerifyLink = () => Promise.resolve({ verdict: 'valid' });

describe('buildPath among cross-signed CAs', () => {
  const leaf = made('leaf', 'A');

  it('turns back from a dead end', async () => {
    const pool = [made('A', 'gone'), made('A', 'B'), made('B', 'B')];
    const path = await build(leaf, pool, allValid);
    assert.equal(path.end, 'self-signed');
    assert.deepEqual(filesOf(path), ['leaf by A', 'A by B', 'B by B']);
  });

  it('tells of the likeliest way where none leads to a root', async () => {
    const path = await build(leaf, [made('A', 'B'), made('A', 'C'), made('B', 'D')], allValid);
    assert.equal(path.end, 'issuer-missing');
    assert.deepEqual(filesOf(path), ['leaf by A', 'A by B', 'B by D']);
  });

  it('finds no end in a circle', async () => {
    const path = await build(leaf, [made('A', 'B'), made('B', 'C'), made('C', 'A')], allValid);
    assert.equal(path.end, 'loop');
    assert.deepEqual(filesOf(path), ['leaf by A', 'A by B', 'B by C', 'C by A']);
  });

  it('leaves a circle where there is a way out', async () => {
    const pool = [made('A', 'B'), made('B', 'A'), made('B', 'root'), made('root', 'root')];
    const path = await build(leaf, pool, allValid);
    assert.equal(path.end, 'self-signed');
    assert.deepEqual(filesOf(path), ['leaf by A', 'A by B', 'B by root', 'root by root']);
  });

  it('visits each certificate of a full mesh once', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `CA ${index}`);
    const mesh = names.flatMap((name) =>
      names.filter((other) => other !== name).map((other) => made(name, other)),
    );
    let verified = 0;
    const count: VerifyLink = (...link) => {
      verified++;
      return allValid(...link);
    };
    const budget = new Budget({ signatures: 1_000_000, candidates: 1_000_000 });
    const path = await build(made('leaf', 'CA 0'), mesh, count, budget);
    assert.equal(verified, names.length * (names.length - 1) ** 2 + names.length - 1);
    assert.equal(path.end, 'loop');
  });

  it('ends on a chain of a thousand within its default budget', async () => {
    const chain = Array.from({ length: 1_000 }, (_, index) => made(`CA ${index}`, `CA ${index + 1}`));
    const path = await build(made('leaf', 'CA 0'), [...chain, made('CA 1000', 'CA 1000')], allValid);
    assert.equal(path.end, 'self-signed');
    assert.equal(path.steps.length, 1_002);
  });

  it('does not pass off as proven what could not be checked', async () => {
    const verify: VerifyLink = () =>
      Promise.resolve({ verdict: 'unchecked', reason: 'algorithm', what: 'Ed448' });
    const path = await build(leaf, [made('A', 'A')], verify);
    assert.equal(path.end, 'self-signed');
    assert.deepEqual(
      path.steps.map(({ signature }) => signature?.verdict),
      ['unchecked', 'unchecked'],
    );
  });
});
