import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { BundleFile } from '../../../src/core/bundles/bundle.js';
import { build, jobs, layDown, PASSPHRASE, textOf } from '../../support/bundleFixture.js';
import { hostileTexts, seededRandom } from '../../support/hostileText.js';
import { hasProgram, run } from '../../support/program.js';

type Fields = Record<string, unknown>;

/** Texts that people type as well, so that not every job is refused. */
const ORDINARY = [
  'CD Node 1',
  'a-b_c.d',
  'x@y',
  'Größe',
  '50 %',
  'a,b',
  'a=b',
  '#1',
  'ends ',
  '%PATH%',
  'a:b',
  '-x',
  '~',
];

/** Fields that take any text, and what stands before it there; for each platform the names that its files have for them. */
const unix: Readonly<Record<string, readonly [before: string, option: string]>> = {
  'target.package': ['', 'cpioFile'],
  'node.host': ['', 'acquireHostnameOrIP'],
  installDir: ['/opt/', 'installDir'],
  adminUser: ['', 'adminUserid'],
  'keyCertificate.label': ['', 'localCertLabel'],
  'agent.installationId': ['', 'agentInstallationId'],
  'keystore.file': ['/opt/', 'keystoreFile'],
  userFile: ['', 'appendUserFile'],
  netmapFile: ['', 'appendNetmapFile'],
};
const windows: typeof unix = {
  'node.host': ['', 'CD_HOST_IP'],
  adminUser: ['', 'CD_ADMIN_USERID'],
  userFile: ['C:\\', 'CD_USERAUTH_FILE'],
  netmapFile: ['C:\\', 'CD_NETMAP_FILE'],
  'windows.databaseUser': ['', 'CD_POSTGRESQL_USERID'],
  'windows.serviceAccount': ['', 'CD_SVC_ACCOUNT'],
};
const container: typeof unix = {
  'target.package': ['', 'image.tag'],
  'keyCertificate.label': ['', 'cdArgs.localCertLabel'],
  'container.configDir': ['', 'cdArgs.configDir'],
  'container.secretName': ['', 'secret.secretName'],
};

/** Fields whose text is for the reader alone. */
const TOLD = ['metadata.name', 'server.alias', 'tls.commonName'];

const at = (job: Fields, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, step) => (value as Fields | undefined)?.[step], job);

function put(job: Fields, path: string, value: string): void {
  const steps = path.split('.');
  const key = steps.pop() ?? '';
  let section = job;
  for (const step of steps) section = (section[step] ??= {}) as Fields;
  section[key] = value;
}

/** What a job that was built says, and its files. */
interface Built {
  readonly said: ReadonlyMap<string, string>;
  readonly files: readonly BundleFile[];
}

/** Jobs some of whose fields hold hostile texts: those that could be built. All others have been refused, with a reason. */
async function* builtJobs(sample: string, fields: typeof unix, seed: number): AsyncIterable<Built> {
  const random = seededRandom(seed);
  const texts = [...ORDINARY, ...hostileTexts(40, seed)];
  const names = [...Object.keys(fields), ...TOLD];
  for (let count = 0; count < 150; count++) {
    const job = parse(sample) as Fields;
    for (let more = 1 + Math.floor(random() * 3); more > 0; more--) {
      const name = names[Math.floor(random() * names.length)] ?? '';
      // The ordinary ones in half of the places.
      const from = random() < 0.5 ? ORDINARY.length : texts.length;
      const text = texts[Math.floor(random() * from)] ?? '';
      put(
        job,
        name,
        (fields[name]?.[0] ?? '') + (name === 'server.alias' ? Array.from(text).slice(0, 25).join('') : text),
      );
    }
    // JSON is YAML, and says every text exactly.
    const building = await build(JSON.stringify(job));
    if (building.bundle === undefined) {
      const errors = building.findings.filter(({ severity }) => severity === 'error');
      assert.ok(building.refusals.length + errors.length > 0);
      continue;
    }
    const said = Object.entries(fields).map(
      ([name, [, option]]) => [option, at(job, name.split('.'))] as const,
    );
    yield {
      said: new Map(
        said.flatMap(([option, text]) => (typeof text === 'string' && text !== '' ? [[option, text]] : [])),
      ),
      files: building.bundle.files,
    };
  }
}

/** What every bundle is, whatever the job says. */
function assertSound(files: readonly BundleFile[]): void {
  for (const { octets, path } of files) {
    assert.match(path, /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*)*$/);
    const text = new TextDecoder('utf-8', { fatal: true }).decode(octets);
    assert.doesNotMatch(text, /[^\P{C}\r\n]|[\p{Zl}\p{Zp}]/u, path);
    if (path.endsWith('SHA256SUMS')) assert.match(text, /^([0-9a-f]{64} {2}[A-Za-z0-9._/-]+\n)+$/);
    if (path.endsWith('secureplus.txt'))
      for (const line of text.split(/\r?\n/))
        assert.match(line, /^$|^;$|^[A-Z][A-Za-z ]+$|^[A-Za-z]+=[A-Za-z0-9_.:@#/\\+(),-]*$/);
  }
}

describe('jobs with hostile values', () => {
  let empty: string;
  before(() => {
    empty = mkdtempSync(join(tmpdir(), 'cdcerts-hostile-'));
  });
  after(() => {
    rmSync(empty, { recursive: true, force: true });
  });

  it('have options that shells, a restricted one too, take for what the job says, and that do nothing', async () => {
    const shells = ([['sh'], ['bash', '-r']] as const).filter(
      ([command]) => spawnSync(command, ['-c', ':']).error === undefined,
    );
    let count = 0;
    for await (const { files, said } of builtJobs(jobs.unix, unix, 41)) {
      count++;
      assertSound(files);
      const names = [...said.keys()];
      const script = `${textOf(files, 'CDNODE1/options.txt')}printf '%s\\0' ${names.map((name) => `"$cdai_${name}"`).join(' ')}\n`;
      for (const [command, ...args] of shells) {
        const { stderr, stdout } = spawnSync(command, args, { cwd: empty, input: script, encoding: 'utf8' });
        assert.equal(stderr, '');
        assert.deepEqual(stdout.split('\0').slice(0, -1), [...said.values()]);
      }
    }
    assert.deepEqual(readdirSync(empty), []);
    assert.ok(count >= 40, `${count} were built`);
  });

  it('have an ini that another reader takes for what the job says', async function () {
    if (!hasProgram('python3')) this.skip();
    const read: Fields[] = [];
    const said: Fields[] = [];
    for await (const built of builtJobs(jobs.windows, windows, 42)) {
      assertSound(built.files);
      writeFileSync(join(empty, `${said.length}.ini`), textOf(built.files, 'CDNODE2/cd_srvr.ini'));
      said.push(Object.fromEntries(built.said));
    }
    const script = `import configparser,json,sys
for at in range(int(sys.argv[1])):
  p=configparser.RawConfigParser(inline_comment_prefixes=(';',))
  p.optionxform=str
  p.read('%d.ini'%at)
  print(json.dumps(dict(p['Server'])))`;
    const output = execFileSync('python3', ['-c', script, String(said.length)], {
      cwd: empty,
      encoding: 'utf8',
    });
    for (const line of output.trimEnd().split('\n')) read.push(JSON.parse(line) as Fields);
    for (const [index, wanted] of said.entries())
      for (const [key, value] of Object.entries(wanted)) assert.equal(read[index]?.[key], value);
    assert.ok(said.length >= 40, `${said.length} were built`);
    for (const name of readdirSync(empty)) rmSync(join(empty, name));
  });

  it('have values and Secrets that another reader of YAML takes for what the job says', async () => {
    let count = 0;
    for await (const { files, said } of builtJobs(jobs.container, container, 43)) {
      count++;
      assertSound(files);
      const values = parse(textOf(files, 'CDNODE3/values.yaml')) as Fields;
      for (const [option, text] of said) assert.equal(at(values, option.split('.')), text);
      const secretName = said.get('secret.secretName');
      const secret = parse(textOf(files, 'CDNODE3/external-secret.yaml')) as Fields;
      assert.equal(at(secret, ['metadata', 'name']), secretName);
      const certificates = parse(textOf(files, 'CDNODE3/certificates-secret.yaml')) as Fields;
      const keyCertificate = at(certificates, ['stringData', 'keycert.pem']);
      assert.equal(keyCertificate, textOf(files, 'CDNODE3/certificates/keycert.pem'));
    }
    assert.ok(count >= 40, `${count} were built`);
  });

  it('have in the checklist and the READMEs no more than text', async () => {
    let count = 0;
    for await (const { files } of builtJobs(jobs.unix, unix, 44)) {
      count++;
      const readme = textOf(files, 'CDNODE1/README.md');
      // Outside of code spans stands nothing but our own words.
      assert.doesNotMatch(readme.replace(/(`+)[^]*?[^`]\1(?!`)/g, ''), /[<>[\]\\$|*]/);
    }
    assert.ok(count >= 40, `${count} were built`);
  });

  it('have key certificates that OpenSSL opens with their passphrase', async function () {
    if (!hasProgram('openssl')) this.skip();
    for await (const { files } of builtJobs(jobs.unix, unix, 45)) {
      const { folder, remove } = layDown(files);
      try {
        const file = join(folder, 'CDNODE1/keycert.pem');
        const own = ['-passin', 'env:CDCERTS_TEST_SECRET'];
        const secrets = { CDCERTS_TEST_SECRET: PASSPHRASE };
        const key = run('openssl', ['pkey', '-in', file, '-pubout', ...own], secrets);
        assert.equal(run('openssl', ['x509', '-in', file, '-noout', '-pubkey']), key);
      } finally {
        remove();
      }
      break;
    }
  });
});
