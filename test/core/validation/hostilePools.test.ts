import assert from 'node:assert/strict';
import { constructed, primitive, tags } from '../../../src/core/der/tags.js';
import { writeElement, writeOid } from '../../../src/core/der/writeElement.js';
import { Budget } from '../../../src/core/path/budget.js';
import { DEFAULT_OPTIONS } from '../../../src/core/validation/options.js';
import { validate } from '../../../src/core/validation/validate.js';
import type { Certificate } from '../../../src/core/x509/certificate.js';
import { oids } from '../../../src/core/x509/oids.js';
import {
  AUTHORITY,
  makeCertificate,
  makeKey,
  type TestKey,
  toKnown,
  writeExtension,
} from '../../support/makeCertificate.js';
import { NOW } from '../../support/inspectFixture.js';
import { toMeans } from '../../support/validationCase.js';

const options = { ...DEFAULT_OPTIONS, at: NOW };
const sequence = (...parts: readonly Uint8Array[]) => writeElement(tags.sequence, ...parts);

function run(
  leaf: Certificate,
  untrusted: readonly Certificate[],
  anchors: readonly Certificate[],
  changed = {},
) {
  const means = toMeans({ untrusted: untrusted.map(toKnown), anchors: anchors.map(toKnown) });
  return validate(toKnown(leaf), { ...means, ...changed }, options);
}

const root = makeKey();
const anchor = makeCertificate({
  subject: 'Root',
  issuer: 'Root',
  key: root,
  signer: root,
  extensions: [AUTHORITY],
});

const keyId = (at: number) => new Uint8Array(20).fill(at);

/** What a CA says of its own key and of its issuer’s, by their numbers. */
const identify = (own: number, issuer: number): readonly Uint8Array[] => [
  writeExtension(oids.subjectKeyIdentifier, writeElement(tags.octetString, keyId(own)), false),
  writeExtension(oids.authorityKeyIdentifier, sequence(writeElement(primitive(0), keyId(issuer))), false),
];

/** CAs of one name that have all signed each other. */
function makeMesh(
  count: number,
  identified = false,
): {
  readonly keys: readonly TestKey[];
  readonly certificates: readonly Certificate[];
} {
  const keys = Array.from({ length: count }, makeKey);
  const certificates = keys.flatMap((key, own) =>
    keys.flatMap((signer, issuer) => {
      if (signer === key) return [];
      const extensions = [AUTHORITY, ...(identified ? identify(own, issuer) : [])];
      return [makeCertificate({ subject: 'CA', issuer: 'CA', key, signer, extensions })];
    }),
  );
  return { keys, certificates };
}

/** Everything ends by counted steps, whatever the machine’s speed: no test here waits for a clock. */
describe('hostile pools', function () {
  const mesh = makeMesh(40);
  const [first = root] = mesh.keys;
  const leaf = makeCertificate({ subject: 'leaf', issuer: 'CA', key: makeKey(), signer: first });

  it('a full mesh of 40 CAs of one name is gone through to the anchor, where the keys are identified', async () => {
    const { keys, certificates } = makeMesh(40, true);
    const [lowest = root] = keys;
    const bridge = makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key: keys.at(-1) ?? root,
      signer: root,
      extensions: [AUTHORITY, ...identify(39, 99)],
    });
    const [, authority = AUTHORITY] = identify(0, 0);
    const own = makeCertificate({
      subject: 'leaf',
      issuer: 'CA',
      key: makeKey(),
      signer: lowest,
      extensions: [authority],
    });
    const { verdict, path } = await run(own, [...certificates, bridge], [anchor]);
    assert.equal(verdict, 'valid');
    assert.equal(path.at(-1)?.certificate, anchor);
  });

  it('a full mesh whose keys nothing identifies ends with its budget', async () => {
    const last = mesh.keys.at(-1) ?? root;
    const bridge = makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key: last,
      signer: root,
      extensions: [AUTHORITY],
    });
    const { verdict, reasons } = await run(leaf, [...mesh.certificates, bridge], [anchor]);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });

  it('a full mesh that leads nowhere is invalid, and said to be so', async () => {
    const { verdict, reasons } = await run(leaf, mesh.certificates, [anchor]);
    assert.equal(verdict, 'invalid');
    assert.equal(reasons[0]?.code, 'loop');
  });

  it('a full mesh below an anchor of its own name that signed none of it ends as well', async () => {
    const stranger = makeKey();
    const own = makeCertificate({
      subject: 'CA',
      issuer: 'CA',
      key: stranger,
      signer: stranger,
      extensions: [AUTHORITY],
    });
    const { verdict, reasons } = await run(leaf, mesh.certificates, [own]);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });

  it('a mesh whose every path breaks a constraint spends its budget, and is called unchecked', async () => {
    const { keys, certificates } = makeMesh(12, true);
    const [lowest = root] = keys;
    const nowhere = sequence(
      writeElement(constructed(0), sequence(writeElement(primitive(2), Buffer.from('nowhere.example')))),
    );
    const bridge = makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key: keys.at(-1) ?? root,
      signer: root,
      extensions: [AUTHORITY, ...identify(11, 99), writeExtension(oids.nameConstraints, nowhere)],
    });
    const named = makeCertificate({
      subject: 'leaf',
      issuer: 'CA',
      key: makeKey(),
      signer: lowest,
      extensions: [
        identify(0, 0)[1] ?? AUTHORITY,
        writeExtension(
          oids.subjectAltName,
          sequence(writeElement(primitive(2), Buffer.from('a.example'))),
          false,
        ),
      ],
    });
    const { verdict, reasons } = await run(named, [...certificates, bridge], [anchor]);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
    assert.ok(reasons.some(({ code }) => code === 'name-not-permitted'));
  });

  it('of 10,000 candidates of one name the right one is found by its key identifier alone', async () => {
    const key = makeKey();
    const id = new Uint8Array(20).fill(7);
    const identified = (subject: string, own: Uint8Array) =>
      makeCertificate({
        subject,
        issuer: 'Root',
        key: own === id ? key : first,
        signer: root,
        extensions: [
          AUTHORITY,
          writeExtension(oids.subjectKeyIdentifier, writeElement(tags.octetString, own), false),
        ],
      });
    const other = identified('Many', new Uint8Array(20).fill(9));
    const right = identified('Many', id);
    const authority = writeExtension(
      oids.authorityKeyIdentifier,
      sequence(writeElement(primitive(0), id)),
      false,
    );
    const own = makeCertificate({
      subject: 'leaf',
      issuer: 'Many',
      key: makeKey(),
      signer: key,
      extensions: [authority],
    });
    const others = Array.from({ length: 10_000 }, (_, at) => ({
      ...other,
      serial: Uint8Array.of(at >> 8, at & 0xff),
    }));
    const budget = new Budget();
    const { verdict } = await run(own, [...others, right], [anchor], { budget });
    assert.equal(verdict, 'valid');
  });

  it('of 3,000 certificates for one name and key that another key signed, one speaks for all', async () => {
    const key = makeKey();
    const signer = makeKey();
    const many = Array.from({ length: 3_000 }, () =>
      makeCertificate({ subject: 'One', issuer: 'One', key, signer, extensions: [AUTHORITY] }),
    );
    const own = makeCertificate({ subject: 'leaf', issuer: 'One', key: makeKey(), signer: key });
    const { verdict, reasons } = await run(own, many, [anchor]);
    assert.equal(verdict, 'invalid');
    assert.ok(reasons.length <= 50, `${reasons.length}`);
  });

  it('layers of CAs that lead nowhere are invalid, whatever they say of their keys', async () => {
    const layers = Array.from({ length: 12 }, () => Array.from({ length: 6 }, makeKey));
    const signersOf = (layer: number): readonly TestKey[] => layers[layer + 1] ?? [makeKey()];
    const certificates = layers.flatMap((keys, layer) =>
      keys.flatMap((key) =>
        signersOf(layer).map((signer) =>
          makeCertificate({
            subject: `Layer ${layer}`,
            issuer: layer === 11 ? 'Root' : `Layer ${layer + 1}`,
            key,
            signer,
            extensions: [AUTHORITY, ...identify(7, 7)],
          }),
        ),
      ),
    );
    const signer = layers[0]?.[0] ?? root;
    const own = makeCertificate({ subject: 'leaf', issuer: 'Layer 0', key: makeKey(), signer });
    const { verdict, reasons } = await run(own, certificates, [anchor]);
    assert.equal(verdict, 'invalid');
    assert.equal(reasons[0]?.code, 'signature-invalid');
  });

  it('a chain of 1,000 is followed to its end', async () => {
    const keys = Array.from({ length: 8 }, makeKey);
    const keyOf = (at: number): TestKey => keys[at % keys.length] ?? root;
    const chain = Array.from({ length: 1_000 }, (_, at) =>
      makeCertificate({
        subject: `CA ${at}`,
        issuer: at === 0 ? 'Root' : `CA ${at - 1}`,
        key: keyOf(at),
        signer: at === 0 ? root : keyOf(at - 1),
        extensions: [AUTHORITY],
      }),
    );
    const end = makeCertificate({ subject: 'leaf', issuer: 'CA 999', key: makeKey(), signer: keyOf(999) });
    const { verdict, path } = await run(end, chain, [anchor]);
    assert.equal(verdict, 'valid');
    assert.equal(path.length, 1_002);
  });

  it('name constraints by the thousand are counted, and what is not compared is not accepted', async () => {
    const dns = (name: string) => writeElement(primitive(2), Buffer.from(name));
    const many = Array.from({ length: 2_000 }, (_, at) => sequence(dns(`n${at}.example`)));
    const constraints = sequence(writeElement(constructed(1), ...many));
    const names = Array.from({ length: 2_000 }, (_, at) => dns(`m${at}.example`));
    const key = makeKey();
    const authority = makeCertificate({
      subject: 'CA',
      issuer: 'Root',
      key,
      signer: root,
      extensions: [AUTHORITY, writeExtension(oids.nameConstraints, constraints)],
    });
    const own = makeCertificate({
      subject: 'leaf',
      issuer: 'CA',
      key: makeKey(),
      signer: key,
      extensions: [writeExtension(oids.subjectAltName, sequence(...names), false)],
    });
    const { verdict, reasons } = await run(own, [authority], [anchor]);
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'budget-spent');
  });

  it('policies that map onto each other do not explode', async () => {
    const policies = Array.from({ length: 30 }, (_, at) => writeOid(`1.2.3.${at + 1}`));
    const named = writeExtension(
      oids.certificatePolicies,
      sequence(...policies.map((one) => sequence(one))),
      false,
    );
    const mapped = writeExtension(
      oids.policyMappings,
      sequence(...policies.flatMap((from) => policies.map((to) => sequence(from, to)))),
    );
    const keys = Array.from({ length: 20 }, makeKey);
    const chain = keys.map((key, at) =>
      makeCertificate({
        subject: `CA ${at}`,
        issuer: at === 0 ? 'Root' : `CA ${at - 1}`,
        key,
        signer: keys[at - 1] ?? root,
        extensions: [AUTHORITY, named, mapped],
      }),
    );
    const own = makeCertificate({
      subject: 'leaf',
      issuer: 'CA 19',
      key: makeKey(),
      signer: keys.at(-1) ?? root,
      extensions: [named],
    });
    const { verdict, policies: valid } = await run(own, chain, [anchor]);
    assert.equal(verdict, 'valid');
    assert.equal(valid.length, 30);
  });

  it('ends where it is called off', async () => {
    const budget = new Budget(undefined, AbortSignal.abort());
    const { verdict, reasons } = await run(leaf, mesh.certificates, [anchor], { budget });
    assert.equal(verdict, 'unchecked');
    assert.equal(reasons[0]?.code, 'cancelled');
  });
});
