import assert from 'node:assert/strict';
import { editNotes, type NotesChange } from '../../../src/core/store/editNotes.js';
import { readNotes } from '../../../src/core/store/readNotes.js';

const encode = (text: string) => new TextEncoder().encode(text);

async function edit(text: string | undefined, change: NotesChange): Promise<string | undefined> {
  const bytes = await editNotes(text === undefined ? undefined : encode(text), change);
  return bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

const FULL = `# Kept in step with the inventory.
label: CDNODE1      # as in Secure+
description: 'The first node: of two'

tags:
  # where it runs
  - prod   # since May
  - "bank"
source: mailed.p12
x-ticket: [1, 2]   # ours
added: "2026-11-23T00:00:00.000Z"
`;

describe('editNotes', () => {
  it('changes a value, in its quotes, and nothing around it', async () => {
    assert.equal(await edit(FULL, { label: 'CDNODE2' }), FULL.replace('CDNODE1', 'CDNODE2'));
    assert.equal(
      await edit(FULL, { description: "It's another" }),
      FULL.replace("'The first node: of two'", "'It''s another'"),
    );
  });

  it('quotes what a reader could take for something else', async () => {
    for (const label of [
      '12',
      'true',
      'a: b',
      '# x',
      '- a',
      'a #b',
      ' a',
      '[a]',
      '*a',
      '2026-01-01',
      'No',
      'a\tb',
      '=',
      '"',
    ])
      assert.equal(await edit('label: x # y\n', { label }), `label: ${JSON.stringify(label)} # y\n`, label);
    for (const label of ['CDNODE1', 'Node of Müller (west)', 'a-b_c.d/e + f'])
      assert.equal(await edit('label: "x"\n', { label }), `label: ${JSON.stringify(label)}\n`);
    assert.equal(
      await edit('label: x\n', { label: 'Node of Müller (west)' }),
      'label: Node of Müller (west)\n',
    );
  });

  it('takes out and puts in single tags', async () => {
    assert.equal(
      await edit(FULL, { tags: ['prod', 'unix', 'a, b'] }),
      FULL.replace('  - "bank"\n', '  - unix\n  - "a, b"\n'),
    );
    assert.equal(await edit(FULL, { tags: ['bank'] }), FULL.replace('  - prod   # since May\n', ''));
    assert.equal(await edit('tags: [a, b] # t\n', { tags: ['b', 'c, d'] }), 'tags: [b, "c, d"] # t\n');
    assert.equal(await edit('tags:   # t\nlabel: x\n', { tags: ['a'] }), 'tags: [a]   # t\nlabel: x\n');
    assert.equal(await edit('tags:\n- a\n- a\n', { tags: ['a', 'b'] }), 'tags:\n- a\n- b\n');
  });

  it('puts a new field in its place among the others', async () => {
    assert.equal(
      await edit(FULL, { owner: 'Payments' }),
      FULL.replace('source:', 'owner: Payments\nsource:'),
    );
    assert.equal(await edit('source: x # y\n', { label: 'l' }), 'label: l\nsource: x # y\n');
    assert.equal(await edit('label: l', { tags: ['a', '1'] }), 'label: l\ntags:\n  - a\n  - "1"\n');
    assert.equal(await edit('label:\n', { label: 'l' }), 'label: l\n');
  });

  it('takes out a field that becomes empty, with its line', async () => {
    assert.equal(
      await edit(FULL, { description: '' }),
      FULL.replace("description: 'The first node: of two'\n", ''),
    );
    assert.equal(await edit('label: l # c\n', { label: '' }), '');
    assert.equal(await edit('# c\nlabel: l\n', { description: '', tags: [] }), '# c\nlabel: l\n');
  });

  it('replaces a text of several lines by one of one', async () => {
    const text = 'description: |\n  Two\n  lines\nlabel: l # c\n';
    assert.equal(await edit(text, { description: 'One' }), 'description: One\nlabel: l # c\n');
    assert.equal(await edit('label: "a\n  b" # c\n', { label: 'ab' }), 'label: "ab" # c\n');
  });

  it('keeps line ends and the byte order mark', async () => {
    assert.equal(
      await edit('\uFEFFlabel: a\r\nsource: b\r\n', { label: 'c', tags: ['t'] }),
      '\uFEFFlabel: c\r\ntags:\r\n  - t\r\nsource: b\r\n',
    );
    assert.equal(await edit('\uFEFFsource: b\n', { label: 'c' }), '\uFEFFlabel: c\nsource: b\n');
    assert.equal(await edit('\uFEFFlabel: b\nsource: c\n', { label: '' }), '\uFEFFsource: c\n');
  });

  it('begins a file where there is none, and goes on with one of comments alone', async () => {
    const text = await edit(undefined, { label: 'CDNODE1', owner: 'Payments' });
    assert.match(text ?? '', /^# .*\nlabel: CDNODE1\nowner: Payments\n$/);
    assert.equal(await edit('# later', { label: 'a' }), '# later\nlabel: a\n');
    assert.equal(await edit('', { label: 'a' }), 'label: a\n');
  });

  it('changes what is laid out in another way too, and keeps its comments', async () => {
    assert.deepEqual(await notesAfter('{label: a, source: b} # c\n', { label: 'd e' }), [
      { label: 'd e', source: 'b' },
      true,
    ]);
    assert.deepEqual(await notesAfter('# c\n? label\n: a\n', { label: 'b', owner: 'o' }), [
      { label: 'b', owner: 'o' },
      true,
    ]);
    assert.deepEqual(await notesAfter('# c\nlabel: [a]\n', { label: 'b' }), [{ label: 'b' }, true]);
  });

  async function notesAfter(text: string, change: NotesChange): Promise<unknown[]> {
    const after = (await edit(text, change)) ?? '';
    const { faults, notes } = await readNotes(encode(after));
    assert.deepEqual(faults, []);
    return [notes, after.includes('# c')];
  }

  it('changes nothing in a file that cannot be read', async () => {
    assert.equal(await edit('label: "a\n', { label: 'b' }), undefined);
    assert.equal(await edit('label: a\nlabel: b\n', { label: 'c' }), undefined);
    assert.equal(await editNotes(Uint8Array.of(0x6c, 0x3a, 0x20, 0xe4), { label: 'b' }), undefined);
  });

  it('comes to what was asked for, whatever stood there and in whatever order', async () => {
    const values = ['', 'plain', '12', "it's", 'a: b #c', 'ü "q"', '- x', '\\'];
    const texts = [FULL, FULL.replaceAll('\n', '\r\n'), 'label: x', 'tags:\n- a\nlabel: >-\n  b\n  c\n', ''];
    for (const text of texts)
      for (const [at, label] of values.entries())
        for (const tags of [[], ['a'], ['prod', label || 'z'], ['bank', 'prod']]) {
          const change = { tags, label, owner: values[(at + 3) % values.length] ?? '' };
          const { notes: before } = await readNotes(encode(text));
          const after = await edit(text, change);
          assert.ok(after !== undefined, JSON.stringify([text, change]));
          const { notes } = await readNotes(encode(after));
          assert.deepEqual([...(notes.tags ?? [])].sort(), [...tags].sort());
          assert.deepEqual(
            [notes.label ?? '', notes.owner ?? '', notes.description, notes.source],
            [label, change.owner, before.description, before.source],
          );
          if (text === FULL)
            for (const comment of ['# Kept', '# ours'])
              assert.ok(after.includes(comment), JSON.stringify([change, after]));
        }
  });
});
