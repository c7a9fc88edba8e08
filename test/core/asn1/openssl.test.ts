import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import type { FieldNode } from '../../../src/core/asn1/fieldNode.js';
import { allObjects, type ReadObject, treeOf } from '../../support/fieldFixtures.js';

/** What OpenSSL calls the universal types. */
const names: Readonly<Record<number, string>> = {
  1: 'BOOLEAN',
  2: 'INTEGER',
  3: 'BIT STRING',
  4: 'OCTET STRING',
  5: 'NULL',
  6: 'OBJECT',
  10: 'ENUMERATED',
  12: 'UTF8STRING',
  16: 'SEQUENCE',
  17: 'SET',
  18: 'NUMERICSTRING',
  19: 'PRINTABLESTRING',
  20: 'T61STRING',
  22: 'IA5STRING',
  23: 'UTCTIME',
  24: 'GENERALIZEDTIME',
  26: 'VISIBLESTRING',
  28: 'UNIVERSALSTRING',
  30: 'BMPSTRING',
};
const classes = { universal: '', application: 'appl', context: 'cont', private: 'priv' };

/** `offset depth header length cons|prim type`, of what is constructed; OpenSSL does not look into strings. */
function* linesOf(nodes: readonly FieldNode[], depth = 0): Generator<string> {
  for (const { children, content, isConstructed, raw, span, tagClass, tagNumber } of nodes) {
    const type = tagClass === 'universal' ? names[tagNumber] : `${classes[tagClass]} [ ${tagNumber} ]`;
    const form = isConstructed ? 'cons' : 'prim';
    yield `${span.start} ${depth} ${raw.length - content.length} ${content.length} ${form} ${type}`;
    if (isConstructed) yield* linesOf(children, depth + 1);
  }
}

function openssl({ bytes }: ReadObject): readonly string[] {
  const text = execFileSync('openssl', ['asn1parse', '-inform', 'DER', '-i'], {
    input: bytes,
    encoding: 'latin1',
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // A line break inside a value makes lines of its own.
  const form =
    /^ *(\d+):d=(\d+) +hl=(\d+) l= *(\d+) (cons|prim): +([A-Z\d]+(?: STRING)?|(?:appl|cont|priv) \[ \d+ \])/gm;
  return [...text.matchAll(form)].map(([, ...facts]) => facts.join(' '));
}

describe('the tree of fields beside openssl asn1parse', () => {
  let hasOpenssl = false;
  before(function () {
    hasOpenssl = spawnSync('openssl', ['version']).error === undefined;
    if (!hasOpenssl) this.skip();
  });

  function compare(objects: readonly ReadObject[]): number {
    let elements = 0;
    for (const object of objects) {
      if (!['certificate', 'request', 'crl'].includes(object.model.kind)) continue;
      let expected: readonly string[];
      try {
        expected = openssl(object);
      } catch {
        // OpenSSL gives up on what is broken; we go on.
        continue;
      }
      assert.deepEqual([...linesOf(treeOf(object))], expected, object.file);
      elements += expected.length;
    }
    return elements;
  }

  it('has the same elements for every certificate, request and revocation list of the fixtures', function () {
    const elements = compare(allObjects('test/fixtures').filter(({ file }) => !file.startsWith('big')));
    assert.ok(elements > 1500, String(elements));
  });

  it('has the same elements for certificates that others made', function () {
    this.timeout(120_000);
    const objects = ['boringssl-extra', 'pyca', 'zlint'].flatMap((folder) =>
      allObjects(`../shared/conformance/${folder}`).filter((_, index) => index % 10 === 0),
    );
    if (objects.length === 0) this.skip();
    const elements = compare(objects);
    assert.ok(elements > 5000, String(elements));
  });
});
