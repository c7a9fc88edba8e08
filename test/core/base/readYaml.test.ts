import assert from 'node:assert/strict';
import { readYaml, YAML_CHARACTERS, YAML_DEPTH, type YamlNode } from '../../../src/core/base/readYaml.js';
import { writeYaml } from '../../../src/core/base/writeYaml.js';
import { describeYamlFault } from '../../../src/core/words/describeYamlFault.js';
import { hostileTexts } from '../../support/hostileText.js';

function toPlainValue(node: YamlNode | undefined): unknown {
  switch (node?.type) {
    case 'mapping':
      return Object.fromEntries(node.fields.map(({ key, value }) => [key, toPlainValue(value)]));
    case 'sequence':
      return node.items.map(toPlainValue);
    case 'text':
      return node.text;
    case undefined:
      return undefined;
  }
}

/** Faults as `code text`, the text that each stands on; each has words. */
async function faultsOf(text: string): Promise<string[]> {
  const { faults } = await readYaml(text);
  for (const fault of faults) assert.match(describeYamlFault(fault), /^[A-Z][^]{10,}[^.]$/);
  return faults.map(
    ({ code, span, facts }) =>
      `${code} ${String(facts?.['error'] ?? '')} ${text.slice(span.start, span.end)}`,
  );
}

describe('readYaml', () => {
  it('keeps every scalar as the text that stands there', async () => {
    const { root, faults } = await readYaml('a: 0010\nb: 6.10\nc: true\nd: "x\\ty"\ne:\nf: [~, 1e3]\n');
    assert.deepEqual(faults, []);
    assert.deepEqual(toPlainValue(root), {
      a: '0010',
      b: '6.10',
      c: 'true',
      d: 'x\ty',
      e: '',
      f: ['~', '1e3'],
    });
  });

  it('tells the place of each key and value', async () => {
    const text = '# c\r\na:   "one"\r\nlist:\r\n  - x: two\r\n';
    const { root } = await readYaml(text);
    assert.ok(root?.type === 'mapping');
    const [a, list] = root.fields;
    assert.ok(a && list?.value.type === 'sequence');
    const at = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
    const [item] = list.value.items;
    assert.ok(item?.type === 'mapping');
    assert.deepEqual([at(a.keySpan), at(a.value.span), at(list.keySpan)], ['a', '"one"', 'list']);
    assert.deepEqual(
      item.fields.map(({ keySpan, value }) => [at(keySpan), at(value.span)]),
      [['x', 'two']],
    );
  });

  it('counts places from the start of the text, byte order mark included', async () => {
    const { root } = await readYaml('\uFEFFa: b\n');
    assert.ok(root?.type === 'mapping');
    assert.deepEqual(root.fields[0]?.value.span, { start: 4, end: 5 });
  });

  it('reads nothing out of nothing', async () => {
    for (const text of ['', '\n', '# only a comment\n'])
      assert.deepEqual(await readYaml(text), { root: undefined, faults: [] });
  });

  it('reads what is good beside what is broken', async () => {
    const { root } = await readYaml('a: 1\nb: "open\n');
    assert.deepEqual(toPlainValue(root), { a: '1', b: 'open' });
    assert.deepEqual(await faultsOf('a: b: c\n'), ['yaml-syntax BLOCK_AS_IMPLICIT_KEY b']);
    assert.deepEqual(await faultsOf('a: 1\n  b: 2\n'), ['yaml-syntax BLOCK_AS_IMPLICIT_KEY 1']);
    assert.deepEqual(await faultsOf('- a\nb: 1\n'), ['yaml-syntax UNEXPECTED_TOKEN b']);
    assert.deepEqual(await faultsOf('a: 1\n---\nb: 2\n'), ['yaml-syntax MULTIPLE_DOCS ---\nb: 2\n']);
  });

  it('names a quote that is never closed where it opens', async () => {
    assert.deepEqual(await faultsOf('a: 1\nb: "open\nc: 3\n'), ['yaml-syntax MISSING_CHAR "']);
    assert.deepEqual(await faultsOf("a: 'open\n\n\n"), ["yaml-syntax MISSING_CHAR '"]);
    assert.deepEqual(await faultsOf('a: [1, "closed"'), ['yaml-syntax BAD_INDENT ']);
  });

  it('names a field that is there twice on its second key, whole', async () => {
    assert.deepEqual(await faultsOf('label: 1\nother: 2\nlabel: 3\n'), ['yaml-duplicate-key  label']);
  });

  it('reads no aliases, which can stand for more than memory holds', async () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `k${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join(
      '\n',
    );
    const faults = await faultsOf(`k0: &a0 x\n${bomb}\n`);
    assert.equal(faults.length, 80);
    assert.equal(faults[0], 'yaml-alias  *a0');
  });

  it('names a key that is no text', async () => {
    assert.deepEqual(await faultsOf('? [a]\n: b\n'), ['yaml-key  [a]']);
  });

  it('stops at its bounds before the library runs into the end of the stack', async () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    assert.deepEqual(await faultsOf(nested(YAML_DEPTH)), []);
    for (const text of [
      nested(100_000),
      '- '.repeat(90_000),
      '{a: '.repeat(40_000),
      '? '.repeat(90_000),
      ': '.repeat(90_000),
    ]) {
      const { root, faults } = await readYaml(text);
      assert.deepEqual([root, faults.map(({ code }) => code)], [undefined, ['yaml-too-deep']]);
    }
    assert.deepEqual(await readYaml('#'.repeat(YAML_CHARACTERS)), { root: undefined, faults: [] });
    const { faults } = await readYaml('#'.repeat(YAML_CHARACTERS + 1));
    assert.deepEqual(
      faults.map(({ code }) => code),
      ['yaml-too-long'],
    );
  });

  it('never repeats the text in its words: it may be a secret', async () => {
    for (const text of [
      'a: hunter2: b',
      'a: *hunter2',
      '@hunter2',
      'a: "hunter2',
      '%hunter2\n---\n',
      'a: !<hunter2 x',
    ])
      for (const fault of (await readYaml(text)).faults)
        assert.doesNotMatch(describeYamlFault(fault), /hunter2/);
  });
});

describe('writeYaml', () => {
  it('writes any text so that it comes back exactly, as key and as value', async () => {
    for (const text of hostileTexts(2_000, 3)) {
      const written = await writeYaml('A comment.\nAnother line.', { value: text, [`k${text}`]: [text] });
      assert.match(written, /^# A comment\.\n# Another line\.\n/);
      const { root, faults } = await readYaml(written);
      assert.deepEqual(faults, [], JSON.stringify(text));
      assert.deepEqual(toPlainValue(root), { value: text, [`k${text}`]: [text] }, JSON.stringify(text));
    }
  });

  it('quotes what another reader would take for a number, a date or a truth', async () => {
    assert.equal(
      await writeYaml('c', { a: '0010', b: 'true', c: '1e3', d: 'plain', e: 5, f: undefined }),
      '# c\n\na: "0010"\nb: "true"\nc: "1e3"\nd: plain\ne: 5\n',
    );
  });
});
