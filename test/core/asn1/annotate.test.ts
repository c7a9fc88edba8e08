import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { annotate } from '../../../src/core/asn1/annotate.js';
import type { FieldNode } from '../../../src/core/asn1/fieldNode.js';
import { fieldsAt, fieldsWithin } from '../../../src/core/asn1/fieldsAt.js';
import { FIELD_LIMITS } from '../../../src/core/asn1/limits.js';
import { span } from '../../../src/core/base/span.js';
import { tags } from '../../../src/core/der/tags.js';
import { writeElement } from '../../../src/core/der/writeElement.js';
import { describeField } from '../../../src/core/words/describeField.js';
import {
  allObjects,
  fieldOf,
  objectsOf,
  pathsOf,
  type ReadObject,
  treeOf,
} from '../../support/fieldFixtures.js';

const FIXTURES = 'test/fixtures';
const unknown = { kind: 'unknown', faults: [] } as const;

function first(file: string): ReadObject {
  const [object] = objectsOf(FIXTURES, file);
  assert.ok(object, file);
  return object;
}

/** A tree as a page: places, names, types, and what people are told. */
function write(object: ReadObject): string {
  return [...pathsOf(treeOf(object))]
    .map((path) => {
      const { fault, header, isSecret, name, span: place, type } = fieldOf(path);
      const marks = `${isSecret ? ' secret' : ''}${fault === undefined ? '' : ` ${fault}`}`;
      const indent = '  '.repeat(path.length - 1);
      return `${place.start} ${header.end} ${place.end} ${indent}${name || '·'}: ${type}${marks} | ${describeField(path)}\n`;
    })
    .join('');
}

describe('the fields of an object', () => {
  const goldens: Readonly<Record<string, string>> = {
    certificate: 'pki/rsa/leaf.pem',
    request: 'pki/rsa/leaf.csr',
    'revocation-list': 'pki/rsa/intermediate.crl.pem',
    'rsa-key': 'keys/rsa.pkcs8.pem',
    'rsa-key-pkcs1': 'keys/rsa.pkcs1.pem',
    'ec-key-sec1': 'keys/P-256.sec1.pem',
    'ed25519-key': 'keys/ED25519.pkcs8.pem',
    'dsa-key': 'keys/dsa.traditional.pem',
    'pss-key': 'keys/rsa-pss-odd.pkcs8.pem',
    'encrypted-key': 'keys/pbes2-scrypt-aes-256-cbc.pem',
    'public-key': 'keys/P-256.public.pem',
    'every-extension': 'x509/all.pem',
    pkcs12: 'keystores/modern.p12',
    'pkcs7-indefinite': 'keystores/indefinite.p7b',
  };
  for (const [name, file] of Object.entries(goldens)) {
    it(`are those of its module: ${name}`, () => {
      const golden = `test/golden/fields/${name}.txt`;
      const written = write(first(file));
      if (process.env['WRITE_GOLDEN'] === 'fields') writeFileSync(golden, written);
      assert.equal(written, readFileSync(golden, 'utf8'));
    });
  }

  it('nest, follow one another, and cover every octet once', () => {
    let leaves = 0;
    for (const object of allObjects(FIXTURES)) {
      // Of indefinite lengths the ends are nobody's, and base64 that broke has lost octets.
      if (
        object.file.startsWith('broken') ||
        object.file.includes('indefinite') ||
        object.file.includes('java')
      )
        continue;
      const tree = treeOf(object);
      if (tree.length === 0) continue;
      cover(tree, 0, object.bytes.length, object.file);
      for (const path of pathsOf(tree)) {
        const node = fieldOf(path);
        if (node.children.length === 0) leaves++;
        else cover(node.children, node.header.end, node.span.end, `${object.file} ${describeField(path)}`);
      }
    }
    assert.ok(leaves > 5000, String(leaves));
  });

  it('are found at each octet: the innermost that has it', () => {
    const object = first('keystores/no-encryption.p12');
    const tree = treeOf(object);
    for (let octet = 0; octet < object.bytes.length; octet++) {
      const path = fieldsAt(tree, octet);
      const node = path.at(-1);
      assert.ok(node && node.span.start <= octet && octet < node.span.end, String(octet));
      assert.ok(octet < node.header.end || node.children.length === 0, String(octet));
    }
    assert.deepEqual(fieldsAt(tree, object.bytes.length), []);
    assert.deepEqual(fieldsAt(tree, -1), []);
  });

  it('are found in indefinite lengths too, each where it stands in the file', () => {
    const object = first('keystores/indefinite.p7b');
    const wanted = Buffer.from('CDNODE1');
    const at = Buffer.from(object.bytes).indexOf(wanted);
    const path = fieldsAt(treeOf(object), at);
    assert.match(describeField(path), /^certificate \d › subject › commonName = CDNODE1$/);
    assert.deepEqual(path.at(-1)?.span, span(at - 2, at + wanted.length));
  });

  it('that a range has part in are told in order, some as one', () => {
    const tree = treeOf(first('pki/rsa/leaf.pem'));
    const told = (from: number, to: number) =>
      [...fieldsWithin(tree, span(from, to), ({ type }) => type === 'Extension')].map((path) =>
        describeField(path),
      );
    assert.deepEqual(told(128, 158), [
      'not before 2025-01-01 00:00:00 UTC',
      'not after 2036-01-01 00:00:00 UTC',
    ]);
    assert.deepEqual(told(142, 144), [
      'not before 2025-01-01 00:00:00 UTC',
      'not after 2036-01-01 00:00:00 UTC',
    ]);
    assert.deepEqual(told(517, 530), [
      'extension basicConstraints, critical',
      'extension keyUsage, critical',
    ]);
    assert.deepEqual(told(0, 4), []);
    assert.deepEqual(told(954, 999), []);
  });

  it('are none where the octets are no DER', () => {
    for (const file of ['keys/openssh.pem', 'keys/dek-aes-128-cbc.pkcs1.pem'])
      assert.deepEqual(treeOf(first(file)), [], file);
  });

  it('are universal types where no module says more', () => {
    const oid = Uint8Array.of(tags.oid, 3, 0x2a, 3, 4);
    const bytes = writeElement(tags.sequence, oid, writeElement(0xa5, Uint8Array.of(0x0c, 2, 0x68, 0x69)));
    assert.deepEqual(
      [...pathsOf(annotate(unknown, bytes))].map((path) => [path.at(-1)?.type, describeField(path)]),
      [
        ['SEQUENCE', 'SEQUENCE'],
        ['OBJECT IDENTIFIER', 'OBJECT IDENTIFIER = 1.2.3.4'],
        ['[5]', '[5]'],
        ['UTF8String', 'UTF8String = hi'],
      ],
    );
  });

  it('end where nothing can be read, in one node that says so', () => {
    const { model, bytes } = first('pki/rsa/leaf.pem');
    const cut = bytes.slice();
    // The subject claims to be longer than what is around it.
    cut[159] = 0x7f;
    cut[198] = 0x7f;
    const path = fieldsAt(annotate(model, cut), 205);
    const rest = path.at(-1);
    assert.deepEqual([rest?.fault, rest?.type, rest?.children], ['der-truncated', '', []]);
    assert.match(describeField(path), /bytes that cannot be read$/);
  });

  it('stop at a depth, and the rest is one node', () => {
    let nested: Uint8Array = new Uint8Array(0);
    for (let depth = 0; depth < FIELD_LIMITS.depth + 10; depth++)
      nested = writeElement(tags.sequence, nested);
    const paths = [...pathsOf(annotate(unknown, nested))];
    assert.equal(paths.length, FIELD_LIMITS.depth + 1);
    assert.equal(paths.at(-1)?.at(-1)?.fault, 'depth-limit');
  });

  it('stop at a number of nodes, and the rest is one node', () => {
    const bytes = writeElement(
      tags.sequence,
      new Uint8Array(2 * FIELD_LIMITS.nodes + 20).fill(5).map((_, i) => (i % 2 ? 0 : 5)),
    );
    const [outer] = annotate(unknown, bytes);
    assert.equal(outer?.children.length, FIELD_LIMITS.nodes);
    assert.equal(outer.children.at(-1)?.fault, 'element-limit');
  });

  it('are told of every cut and every changed octet, whatever comes of it', () => {
    for (const file of ['pki/rsa/leaf.pem', 'keys/P-256.sec1.pem', 'keystores/list.p7b']) {
      const { model, bytes } = first(file);
      const step = Math.max(1, Math.floor(bytes.length / 400));
      for (let at = 0; at < bytes.length; at += step) {
        const changed = bytes.slice();
        changed[at] = (changed[at] ?? 0) ^ 0x55;
        for (const octets of [bytes.subarray(0, at), changed]) {
          for (const path of pathsOf(annotate(model, octets))) assert.notEqual(describeField(path), '');
        }
      }
    }
  });
});

describe('secrets', () => {
  it('are named and never shown, in whatever wrapper, sound or broken', () => {
    let secrets = 0;
    for (const object of allObjects(FIXTURES)) {
      if (object.model.kind !== 'privateKey' && object.model.kind !== 'keystore') continue;
      for (const broken of [false, true]) {
        const bytes = object.bytes.slice();
        // The third INTEGER of RSA's becomes an OCTET STRING, the curve's OCTET STRING an INTEGER.
        if (broken) for (const path of pathsOf(treeOf(object))) swapTag(bytes, fieldOf(path));
        for (const path of pathsOf(treeOf({ ...object, bytes }))) {
          const node = fieldOf(path);
          if (!node.isSecret) continue;
          secrets++;
          assert.doesNotMatch(
            describeField(path),
            /[\da-f]{2}:[\da-f]{2}|= \d/,
            `${object.file} ${node.name}`,
          );
        }
      }
    }
    assert.ok(secrets > 200, String(secrets));
  });

  it('are all that stands in a private key where its module has no place for it', () => {
    const key = writeElement(
      tags.sequence,
      Uint8Array.of(2, 1, 0),
      Uint8Array.of(4, 4, 1, 2, 3, 4),
      Uint8Array.of(4, 4, 5, 6, 7, 8),
    );
    const model = { ...first('keys/P-256.sec1.pem').model, wrapper: 'sec1' } as ReadObject['model'];
    const told = [...pathsOf(annotate(model, key))].map((path) => describeField(path));
    assert.deepEqual(told, ['ECPrivateKey', 'version = 0', 'privateKey, 4 bytes', 'OCTET STRING, 4 bytes']);
  });
});

function swapTag(bytes: Uint8Array, { isSecret, children, span: { start } }: FieldNode): void {
  if (!isSecret || children.length > 0) return;
  if (bytes[start] === tags.integer) bytes[start] = tags.octetString;
  else if (bytes[start] === tags.octetString) bytes[start] = tags.integer;
}

function cover(nodes: readonly FieldNode[], start: number, end: number, where: string): void {
  let at = start;
  for (const node of nodes) {
    assert.equal(node.span.start, at, where);
    assert.ok(node.header.start === at && node.header.end >= at && node.header.end <= node.span.end, where);
    at = node.span.end;
  }
  assert.equal(at, end, where);
}
