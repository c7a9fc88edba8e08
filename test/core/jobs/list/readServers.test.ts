import assert from 'node:assert/strict';
import { parseJobList, LIST_CHARACTERS, LIST_SERVERS } from '../../../../src/core/jobs/list/parseJobList.js';
import { listColumns } from '../../../../src/core/jobs/list/columns.js';
import { readServers } from '../../../../src/core/jobs/list/readServers.js';
import { verifyLink } from '../../../../src/core/path/verifyLink.js';
import type { Entry } from '../../../../src/core/store/entry.js';
import { sayListPlace } from '../../../../src/core/words/describeJobList.js';
import { NOW } from '../../../support/inspectFixture.js';
import { storeOfFixtures } from '../../../support/jobFixture.js';
import { replacementStore } from '../../../support/replacementFixture.js';

let entries: readonly Entry[];

const read = (text: string) => readServers(text, { entries, now: NOW, verify: verifyLink });

/** Each problem as it is told, with the text that it stands on. */
async function problemsIn(text: string): Promise<string[]> {
  const { problems } = await read(text);
  return problems.map(
    ({ column, line, message, span }) =>
      `${sayListPlace(line, column, message)} [${text.slice(span.start, span.end)}]`,
  );
}

async function onlyProblemIn(text: string, expected: RegExp): Promise<void> {
  const problems = await problemsIn(text);
  assert.equal(problems.length, 1, problems.join('\n'));
  assert.match(problems[0] ?? '', expected);
}

describe('a list of servers', () => {
  before(async () => {
    // Two key certificates with one label, and one that has the node’s name for a label.
    const store = await storeOfFixtures();
    entries = store.map((entry) => {
      const label = { node: 'CDNODE8', expired: 'twice', early: 'twice', root: 'Musterbank Root' }[
        entry.name
      ];
      return label === undefined ? entry : { ...entry, notes: { ...entry.notes, label } };
    });
  });

  it('has columns for the fields of a server as the table has them, and no other list of them', () => {
    const columns = [...listColumns.values()].map(({ path }) => path);
    for (const path of ['node.name', 'ports.server', 'tls.cipherSuites', 'trustedCertificates', 'schedule'])
      assert.ok(columns.includes(path), path);
    for (const path of ['partners', 'target', 'metadata.name', 'director.version', 'overrides', 'apiVersion'])
      assert.ok(!columns.includes(path), path);
  });

  it('says what each server has, with its certificate of the store', async () => {
    const text =
      '# Frankfurt\n\n"NODE";target.platform;ports.server;agent.enable;agent.osaUrl;keyCertificate.ref;trustedCertificates;TLS.cipherSuites\n' +
      'stranger;unix;2364;true;https;;;\n' +
      'CDNODE8;windows;;;;;Musterbank Root | issuing;A|B\n' +
      'CDNODE9;unix;;;;bootstrap;;\n';
    const { problems, servers } = await read(text.replace('https;', '"https;//h;1/osa/events/post";'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      servers.map(({ key, node, values }) => [node, key?.name, Object.fromEntries(values)]),
      [
        [
          'stranger',
          'stranger',
          {
            'node.name': 'stranger',
            'target.platform': 'unix',
            'ports.server': 2364,
            'agent.enable': true,
            'agent.osaUrl': 'https;//h;1/osa/events/post',
            'keyCertificate.ref': 'stranger',
            'keyCertificate.passphraseRef': 'STRANGER_KEY_PASSPHRASE',
          },
        ],
        [
          'CDNODE8',
          'node',
          {
            'node.name': 'CDNODE8',
            'target.platform': 'windows',
            trustedCertificates: [{ ref: 'root', label: 'Musterbank Root' }, { ref: 'issuing' }],
            'tls.cipherSuites': ['A', 'B'],
            'keyCertificate.ref': 'node',
            'keyCertificate.label': 'CDNODE8',
            'keyCertificate.passphraseRef': 'CDNODE8_KEY_PASSPHRASE',
            'ports.server': 1364,
            'ports.api': 1363,
            'ports.agent': 1365,
          },
        ],
        [
          'CDNODE9',
          undefined,
          {
            'node.name': 'CDNODE9',
            'target.platform': 'unix',
            'keyCertificate.ref': 'bootstrap',
            'ports.server': 1364,
            'ports.api': 1363,
            'ports.agent': 1365,
          },
        ],
      ],
    );
  });

  it('is refused where a column is unknown, twice, of the job, without a name, or missing', async () => {
    const names = 'node.name,target.platform';
    await onlyProblemIn(
      `${names},port.server\n`,
      /^Line 1, column “port\.server”: .* mean “ports\.server”\? \[port\.server\]$/,
    );
    await onlyProblemIn(`${names},director.version\n`, /belongs to the job as a whole/);
    await onlyProblemIn(`${names},partners\n`, /goes into no cell/);
    await onlyProblemIn(`${names},Node\n`, /two columns for “node\.name”: remove one/);
    await onlyProblemIn('node.name\nX', /^Line 1: The column “target\.platform” is missing/);
    await onlyProblemIn(`${names},\nnode,unix,x\n`, /^Line 2: The column has values and no heading/);
    await onlyProblemIn(`${names}\nnode,unix,x\n`, /^Line 2: The line has more than the 2 fields/);
    await onlyProblemIn(`${names}\n`, /^Line 1: The list has no server/);
    await onlyProblemIn('\n# none\n', /^Line 1: The list has no server/);
    assert.deepEqual(await problemsIn(`${names},,\nnode,unix,,\n`), []);
  });

  it('is refused where a value is missing, twice, or not what a job takes, at its cell', async () => {
    const list = (...lines: readonly string[]) =>
      `node.name,target.platform,server.alias,ports.api,adminUser,installDir,keyCertificate.ref\n${lines.join('\n')}`;
    await onlyProblemIn(list('node,,,,,,'), /^Line 2, column “target\.platform”: The value is missing/);
    await onlyProblemIn(
      list('node,aix,,,,,'),
      /^Line 2, column “target\.platform”: “aix” is not a platform; .* unix.* \[aix\]$/,
    );
    await onlyProblemIn(list('node,unix,,0,,,'), /^Line 2, column “ports\.api”: “0” is not a port/);
    await onlyProblemIn(
      list('node 1,unix,,,,,'),
      /^Line 2, column “node\.name”: “node 1” is not a node name/,
    );
    await onlyProblemIn(list(`node,unix,${'x'.repeat(26)},,,,`), /longer than the 25 characters/);
    await onlyProblemIn(
      list('node,unix,,,root,,'),
      /^Line 2, column “adminUser”: .*not administered by root/,
    );
    await onlyProblemIn(list('node,unix,,,,opt/cd,'), /^Line 2, column “installDir”: .*no whole path/);
    await onlyProblemIn(
      list('node,unix,,,,/opt/$(id),'),
      /^Line 2, column “installDir”: .*a shell takes for more/,
    );
    await onlyProblemIn(list('node,unix,,,"a\nb",,'), /^Line 2, column “adminUser”: .*holds a line break/);
    await onlyProblemIn(
      list('node,unix,A,,,,', 'NODE,unix,B,,,,node'),
      /^Line 3, column “node\.name”: Another server/,
    );
    await onlyProblemIn(
      list('node,unix,A,,,,', 'Y,unix,a,,,,node'),
      /^Line 3, column “server\.alias”: Another server/,
    );
    await onlyProblemIn(
      list('node,unix,"A\nB",,,,'),
      /^Line 2, column “server\.alias”: .*holds a line break/,
    );
    await onlyProblemIn(list('node,unix,"A,,,,'), /^Line 2: A quotation mark opens a field/);
    assert.deepEqual(await problemsIn(list('node,unix,,,,,')), []);
  });

  it('repeats no text that may be a secret', async () => {
    const secret = 'canary-Passphrase 1';
    const text = `node.name,target.platform,keyCertificate.passphraseRef\nnode,unix,${secret}\n`;
    const { problems } = await read(text);
    assert.match(problems[0]?.message ?? '', /not a name under which a secret can be kept/);
    assert.ok(problems.every(({ message }) => !message.includes('canary')));
  });

  it('is refused where the store does not have one certificate of the name', async () => {
    const list = (line: string) => `node,target.platform,keyCertificate.ref,trustedCertificates\n${line}`;
    await onlyProblemIn(
      list('NOBODY,unix,,'),
      /^Line 2, column “node\.name”: .*no key certificate .*“NOBODY”: import or issue it first.* \[NOBODY\]$/,
    );
    await onlyProblemIn(
      list('X,unix,nobody,'),
      /^Line 2, column “keyCertificate\.ref”: .*no key certificate “nobody”/,
    );
    await onlyProblemIn(list('X,unix,root,'), /“root” is no key certificate in the certificate store/);
    await onlyProblemIn(
      list('X,unix,twice,'),
      /Several entries .* \((expired, early|early, expired)\): give one of these/,
    );
    await onlyProblemIn(
      list('X,unix,node,root|node'),
      /^Line 2, column “trustedCertificates”: “node” is no CA certificate/,
    );
    assert.deepEqual(await problemsIn(list('X,unix,CDNODE8,root')), []);
  });

  it('is refused where a request still waits, which is to be answered first', async () => {
    const store = await replacementStore();
    const list = 'node,target.platform,keyCertificate.ref\nX,unix,WAITING\n';
    const { problems } = await readServers(list, { entries: store, now: NOW, verify: verifyLink });
    assert.deepEqual(
      problems.map(({ message }) => message),
      [
        '“WAITING” is a request that waits for its answer: import that first, or give the name or the label of a key certificate.',
      ],
    );
  });

  it('is refused where two servers of one machine would get the same ports', async () => {
    const list = (...lines: readonly string[]) =>
      `node,target.platform,node.host,ports.server,keyCertificate.ref\n${lines.join('\n')}`;
    const problems = await problemsIn(list('A,unix,one.example,,node', 'B,unix,ONE.example,,node'));
    assert.deepEqual(
      problems,
      [1364, 1363, 1365].map(
        (port) =>
          `Line 3, column “node.host”: Port ${port} is taken on the same machine: by “A”, and by “B”. Give one of them another. [ONE.example]`,
      ),
    );
    assert.deepEqual(await problemsIn(list('A,unix,one.example,,node', 'B,unix,two.example,,node')), []);
    assert.deepEqual(await problemsIn(list('A,unix,one.example,,node', 'B,unix,one.example,2364,node')), []);
  });

  it('takes no node for a remark in silence', async () => {
    const list = (line: string) => `node,target.platform,keyCertificate.ref\n${line}`;
    await onlyProblemIn(list('#node,unix,node'), /^Line 2: This is a remark, or a node/);
    assert.deepEqual(await problemsIn(list('# node,unix,node\n"#node",unix,node')), []);
    assert.equal((await read(list('# node,unix,node\n"#node",unix,node'))).servers[0]?.node, '#node');
  });

  it('has a budget', async () => {
    const names = 'node,target.platform,keyCertificate.ref\n';
    const many = Array.from({ length: LIST_SERVERS }, (_, index) => `N${index},unix,node\n`).join('');
    assert.equal((await read(names + many)).servers.length, LIST_SERVERS);
    assert.deepEqual(await problemsIn(names + many), []);
    const [problem] = parseJobList(`${names}${many}ONE,unix,node`).problems;
    assert.deepEqual(
      [problem?.line, problem?.message],
      [LIST_SERVERS + 2, 'The list has more than 500 servers: split it.'],
    );
    assert.match(
      parseJobList('x'.repeat(LIST_CHARACTERS + 1)).problems[0]?.message ?? '',
      /200000 characters/,
    );
  });
});
