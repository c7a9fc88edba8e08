import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { applyEdits, type TextEdit } from '../../../../src/core/base/textEdit.js';
import { addTrusted } from '../../../../src/core/jobs/edits/addTrusted.js';
import { setScalar } from '../../../../src/core/jobs/edits/setScalar.js';
import { moveSecrets } from '../../../../src/core/jobs/mends/moveSecrets.js';
import { shortenNames } from '../../../../src/core/jobs/mends/shortenNames.js';
import { parseJob } from '../../../../src/core/jobs/parseJob.js';
import { hostileTexts, mutate, seededRandom } from '../../../support/hostileText.js';

/** One job in the styles that people write. */
const BLOCK = `# The first node.
apiVersion: cdcerts/v1
metadata:
  name: 'install'   # as planned
node: { name: CDNODE1 } # flow
ports: {}
keyCertificate:
  ref: "node"
  passphraseRef: KEY
trustedCertificates:
  - ref: issuing # ours
    label: Issuing
  - { ref: root }
overrides:
  - node:
      name: A
    trustedCertificates:
    - ref: root
  - { node: { name: B }, trustedCertificates: [{ ref: root },] }
schedule:
# The end.
`;
const FLOW = '{ metadata: { name: a }, keyCertificate: { ref: node, }, trustedCertificates: [] }\n';
const SPARSE = 'metadata:\n  name: a\ntrustedCertificates:\nnode:\n  name: B';

/** The text after the edit, in which all else is as it was. */
function done(text: string, edit: TextEdit | undefined): string {
  assert.ok(edit, 'there is an edit');
  return applyEdits(text, [edit]);
}

const set = async (text: string, path: string, value: string, server?: number) =>
  done(text, await setScalar(text, path.split('.'), value, server));

describe('setScalar', () => {
  it('replaces a value in its quotes, and nothing else', async () => {
    assert.equal(await set(BLOCK, 'metadata.name', 'other'), BLOCK.replace("'install'", "'other'"));
    assert.equal(await set(BLOCK, 'keyCertificate.ref', 'x'), BLOCK.replace('"node"', '"x"'));
    assert.equal(await set(BLOCK, 'node.name', '0010'), BLOCK.replace('CDNODE1', '"0010"'));
    assert.equal(await set(BLOCK, 'node.name', 'C', 0), BLOCK.replace('name: A', 'name: C'));
    assert.equal(await set(BLOCK, 'node.name', 'C', 1), BLOCK.replace('name: B', 'name: C'));
  });

  it('adds what is missing, in the style of its section', async () => {
    assert.equal(await set(BLOCK, 'node.host', 'h'), BLOCK.replace('CDNODE1 }', 'CDNODE1, host: h }'));
    assert.equal(await set(BLOCK, 'ports.api', 'a'), BLOCK.replace('{}', '{ api: a }'));
    assert.equal(
      await set(BLOCK, 'keyCertificate.label', 'L'),
      BLOCK.replace('  passphraseRef: KEY\n', '  passphraseRef: KEY\n  label: L\n'),
    );
    assert.equal(await set(BLOCK, 'schedule', 'soon'), BLOCK.replace('schedule:', 'schedule: soon'));
    assert.equal(
      await set(BLOCK, 'director.version', 'v'),
      BLOCK.replace('schedule:\n', 'schedule:\ndirector:\n  version: v\n'),
    );
    assert.equal(
      await set(BLOCK, 'ports.api', 'a', 0),
      BLOCK.replace('    - ref: root\n  - {', '    - ref: root\n    ports:\n      api: a\n  - {'),
    );
    assert.equal(await set(FLOW, 'keyCertificate.label', 'L'), FLOW.replace('node, }', 'node, label: L }'));
    assert.equal(await set(SPARSE, 'node.host', 'h'), `${SPARSE}\n  host: h`);
  });

  it('refuses what it cannot do without changing more', async () => {
    assert.equal(await setScalar(BLOCK, ['trustedCertificates'], 'x'), undefined);
    assert.equal(await setScalar(BLOCK, ['node', 'name', 'first'], 'x'), undefined);
    assert.equal(await setScalar(BLOCK, ['node', 'name'], 'x', 7), undefined);
    assert.equal(await setScalar('', ['node'], 'x'), undefined);
    assert.equal(await setScalar('- a\n', ['node'], 'x'), undefined);
  });
});

describe('addTrusted', () => {
  const add = async (text: string, server?: number) =>
    done(text, await addTrusted(text, { ref: 'new', label: 'New CA' }, server));

  it('adds an item to the list that the server has, in its style', async () => {
    assert.equal(
      await add(BLOCK, 0),
      BLOCK.replace('    - ref: root\n', '    - ref: root\n    - ref: new\n      label: New CA\n'),
    );
    assert.equal(
      await add(BLOCK, 1),
      BLOCK.replace('{ ref: root },]', '{ ref: root }, { ref: new, label: New CA }]'),
    );
    const single = BLOCK.replace(/overrides:[^]*schedule/, 'schedule');
    assert.equal(
      await add(single),
      single.replace('  - { ref: root }\n', '  - { ref: root }\n  - { ref: new, label: New CA }\n'),
    );
  });

  it('begins a list where there is none', async () => {
    assert.equal(await add(FLOW), FLOW.replace('[]', '[{ ref: new, label: New CA }]'));
    assert.equal(
      await add(SPARSE),
      SPARSE.replace('trustedCertificates:\n', 'trustedCertificates:\n  - ref: new\n    label: New CA\n'),
    );
    assert.equal(await add('kind: a'), 'kind: a\ntrustedCertificates:\n  - ref: new\n    label: New CA');
  });

  it('keeps line ends and the byte order mark', async () => {
    const text = `\uFEFF${SPARSE.replaceAll('\n', '\r\n')}`;
    const added = await add(text);
    assert.equal(added.replaceAll('\r\n', ''), added.replace(/[\r\n]/g, ''));
    assert.ok(added.startsWith('\uFEFFmetadata'));
  });

  it('refuses a list that is none', async () => {
    assert.equal(await addTrusted('trustedCertificates: root\n', { ref: 'x' }), undefined);
    assert.equal(await addTrusted('', { ref: 'x' }), undefined);
  });
});

describe('an edit of a job', () => {
  it('says what was meant, whatever the value is: another reader of YAML agrees', async () => {
    for (const value of hostileTexts(150, 11))
      for (const text of [BLOCK, FLOW, SPARSE, BLOCK.replaceAll('\n', '\r\n')]) {
        const named = parse(await set(text, 'metadata.name', value)) as { metadata: { name: string } };
        assert.equal(named.metadata.name, value, JSON.stringify(value));
        const host = parse(await set(text, 'node.host', value)) as Record<string, unknown>;
        const before = parse(text) as Record<string, unknown>;
        assert.deepEqual(host, {
          ...before,
          node: { ...(before['node'] as object | undefined), host: value },
        });
        const edit = await addTrusted(text, { ref: value });
        assert.ok(JSON.stringify(parse(done(text, edit))).includes(JSON.stringify(value)));
      }
  });

  it('moves any secret out, and shortens any name, as another reader of YAML agrees', async () => {
    let [moves, names] = [0, 0];
    for (const value of hostileTexts(40, 13)) {
      const long = value + 'x'.repeat(60);
      for (const quoted of [JSON.stringify(value), JSON.stringify(long)])
        for (const text of [
          BLOCK.replace('passphraseRef: KEY', () => `passphrase: ${quoted} # mine`)
            .replace('CDNODE1', () => quoted)
            .replace('Issuing\n', () => `${quoted}\r\n`),
          `{ keystore: { password: ${quoted}, file: f }, server: { alias: ${quoted} }, }`,
        ]) {
          const job = await parseJob(text);
          const before = parse(text, { uniqueKeys: false }) as Record<string, unknown>;
          for (const { edit, name, secret, span: place } of await moveSecrets(text, job)) {
            moves++;
            assert.equal(text.slice(place.end), text.slice(edit.span.end));
            const after = parse(applyEdits(text, [edit])) as Record<string, unknown>;
            const isKeystore = 'keystore' in before;
            const section = isKeystore ? 'keystore' : 'keyCertificate';
            const key = isKeystore ? 'password' : 'passphrase';
            const { [key]: moved, ...rest } = before[section] as Record<string, unknown>;
            assert.equal(String(moved).replace(/\n$/, ''), secret);
            assert.deepEqual(after, { ...before, [section]: { ...rest, [`${key}Ref`]: name } });
          }
          for (const { before: old, edit, value: name = '' } of await shortenNames(text, job)) {
            names++;
            assert.ok(name.length > 0 && Array.from(name).length <= 50);
            const after = JSON.stringify(parse(applyEdits(text, [edit])));
            assert.equal(
              after.split(JSON.stringify(old)).length,
              JSON.stringify(before).split(JSON.stringify(old)).length - 1,
            );
            assert.ok(after.includes(JSON.stringify(name)));
          }
        }
    }
    assert.ok(moves > 400 && names > 350, `${moves} moves, ${names} names`);
  });

  it('is refused or exact in jobs that people have broken', async () => {
    const random = seededRandom(12);
    let edits = 0;
    for (let count = 0; count < 400; count++) {
      const long = BLOCK.replace('CDNODE1', 'MUSTERBANK-PRODUCTION-01');
      const text = mutate(count % 2 === 0 ? BLOCK : long.replace('passphraseRef', 'passphrase'), random);
      for (const edit of [
        await setScalar(text, ['keyCertificate', 'label'], 'x: y'),
        await setScalar(text, ['director', 'version'], '6.4', 1),
        await addTrusted(text, { ref: 'new' }),
        ...(await moveSecrets(text, await parseJob(text))).map(({ edit }) => edit),
        ...(await shortenNames(text, await parseJob(text))).map(({ edit }) => edit),
      ]) {
        if (edit === undefined) continue;
        edits++;
        assert.ok(edit.span.end - edit.span.start < text.length / 2);
        assert.ok(applyEdits(text, [edit]).includes(edit.text));
      }
    }
    assert.ok(edits > 300, `only ${edits} edits were made`);
  });
});
