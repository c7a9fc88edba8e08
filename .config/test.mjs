/**
 * `npm test`: every gate and every suite, from a fresh clone. Ends with `N passed, N failed` alone on a line.
 *
 *   node .config/test.mjs               everything
 *   node .config/test.mjs check         the fast gate: format, types, lint, arrows, dead code
 *   node .config/test.mjs unit [PART]   unit tests, all or those whose path holds PART
 *   node .config/test.mjs node|web [PART]  the suites inside VS Code, in one extension host
 *   node .config/test.mjs journeys [PART]
 *   node .config/test.mjs package       the packaged extension
 *   node .config/test.mjs desktop       the suites in desktop VS Code, downloaded by @vscode/test-electron
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from './build.mjs';
import { bundleForHost, bundleForNode, testFiles } from './bundleTests.mjs';
import { installProject, root } from './install.mjs';

const [what = 'all', part = ''] = process.argv.slice(2);
const total = { passes: 0, failures: 0, pending: 0 };
/** What failed, said once more at the end: whoever reads only the end of a long log wants its names. */
const failed = [];
/** Test files that reported at least one test, so that none is lost on the way. */
const reported = new Set();

function run(command, args, { env = {}, onLine } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', onLine ? 'pipe' : 'inherit', 'inherit'],
    });
    let rest = '';
    child.stdout?.on('data', (chunk) => {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop();
      lines.forEach(onLine);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

const tool = (name, args) => run(process.execPath, [join(root, 'node_modules', name), ...args]);

/** A gate counts as one test. */
async function gate(name, work) {
  const before = performance.now();
  let failure;
  try {
    const code = await work();
    if (code) failure = `exit status ${code}`;
  } catch (error) {
    failure = error;
  }
  total[failure ? 'failures' : 'passes']++;
  if (failure) failed.push(`${name}: ${failure}`);
  const seconds = ((performance.now() - before) / 1000).toFixed(1);
  console.log(failure ? `✗ ${name} (${seconds} s): ${failure}` : `✓ ${name} (${seconds} s)`);
}

function count(name, results, code) {
  total.passes += results?.passes ?? 0;
  total.failures += results?.failures ?? 0;
  total.pending += results?.pending ?? 0;
  for (const each of results?.failed ?? []) failed.push(`${name}: ${each}`);
  for (const file of results?.files ?? []) reported.add(file);
  const ran = (results?.passes ?? 0) + (results?.failures ?? 0);
  let fault;
  if (ran === 0) fault = `${name}: no test ran`;
  else if (code !== 0 && results.failures === 0) fault = `${name}: exit status ${code} after its tests`;
  if (!fault) return;
  console.log(`✗ ${fault}`);
  failed.push(fault);
  total.failures++;
}

async function check() {
  await gate('format', () =>
    tool('prettier/bin/prettier.cjs', [
      '--check',
      '--cache',
      '--cache-location=out/prettier.json',
      '--log-level=warn',
      '.config',
      'src',
      'test/**/*.ts',
      'test/host/*.mjs',
    ]),
  );
  await gate('types', () =>
    tool('typescript/bin/tsc', [
      '-p',
      'tsconfig.json',
      '--incremental',
      '--tsBuildInfoFile',
      'out/types.json',
    ]),
  );
  await gate('types of the pages', () => tool('typescript/bin/tsc', ['-p', 'src/editor/page/tsconfig.json']));
  await gate('lint', () =>
    tool('eslint/bin/eslint.js', [
      '-c',
      '.config/eslint.config.mjs',
      '--max-warnings=0',
      // Of a file that has not changed, what its imports say may have: in a fresh clone nothing is remembered.
      '--cache',
      '--cache-strategy=content',
      '--cache-location=out/eslint.json',
      'src',
      'test',
    ]),
  );
  await gate('arrows', () =>
    tool('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.config/dependencyCruiser.cjs',
      'src',
    ]),
  );
  await gate('dead code', () => tool('knip/bin/knip.js', ['--config', '.config/knip.json', '--no-progress']));
}

async function mocha(name, files, folder, options = []) {
  const chosen = files.filter((file) => file.includes(part));
  const bundles = await bundleForNode(chosen, folder);
  const results = join(root, 'out', `${folder}.json`);
  rmSync(results, { force: true });
  const code = await run(
    process.execPath,
    [
      '--enable-source-maps',
      join(root, 'node_modules/mocha/bin/mocha.js'),
      ...options,
      '--forbid-only',
      '--reporter',
      '.config/mochaReporter.cjs',
      ...bundles,
    ],
    { env: { CDCERTS_RESULTS: results } },
  );
  const sources = new Map(bundles.map((bundle, index) => [bundle, chosen[index]]));
  count(
    name,
    readResults(results, (file) => sources.get(file)),
    code,
  );
}

function readResults(file, toSource) {
  try {
    const results = JSON.parse(readFileSync(file, 'utf8'));
    return { ...results, files: results.files.map(toSource) };
  } catch {
    return undefined; // The run died before its end; count() says so.
  }
}

const below = (...folders) =>
  testFiles().filter((file) => folders.some((folder) => file.startsWith(`test/${folder}/`)));

// The limits end what hangs, on the slowest machine; no test measures time.
const unit = () => mocha('unit', below('core', 'cli', 'manifest', 'rehearsal'), 'unit', ['--timeout=300000']);
const journeys = () => mocha('journeys', below('journeys'), 'journeys', ['--timeout=600000']);
const packaged = () => mocha('package', below('package'), 'package', ['--timeout=600000']);

/** The suites inside a VS Code, whose extension host is `node` or `web`. */
async function suites(host, where = 'server') {
  const files = below('editor').filter((file) => file.includes(part));
  const bundle = await bundleForHost(host, files);
  const noise = [];
  let results;
  const code = await run(process.execPath, ['.config/hostTests.mjs', host, where, relative(root, bundle)], {
    onLine(line) {
      // The suites mark their lines: see test/support/runSuites.ts. The rest is VS Code talking to itself.
      const [, ours] = /^cdcerts\| (.*)$/.exec(line) ?? [];
      if (ours === undefined) noise.push(line);
      else if (ours.startsWith('results ')) results = JSON.parse(ours.slice('results '.length));
      else console.log(ours);
    },
  });
  const log = join(root, 'out', `vscode.${host}.log`);
  writeFileSync(log, noise.join('\n'));
  if (!results) console.log(`What VS Code said meanwhile: ${relative(root, log)}`);
  count(`suites in the ${host} host`, results, code);
}

/** Each test file must have been run by one of the runners above: a file in a new folder would be lost in silence. */
function assertNothingLost() {
  const lost = testFiles().filter((file) => !reported.has(file));
  if (lost.length > 0) throw new Error(`test files that no runner ran: ${lost.join(', ')}`);
  console.log(`${reported.size} test files, each run`);
}

const runs = {
  check,
  unit,
  node: () => build().then(() => suites('node')),
  web: () => build().then(() => suites('web')),
  journeys: () => build().then(journeys),
  package: () => build().then(packaged),
  desktop: async () => {
    await build();
    await suites('node', 'desktop');
    await suites('web', 'desktop');
  },
  all: async () => {
    await check();
    await gate('build', build);
    await unit();
    await suites('node');
    await suites('web');
    await journeys();
    await packaged();
    await gate('every test file ran', assertNothingLost);
  },
};

if (!runs[what]) {
  console.error(`node .config/test.mjs: “${what}” is none of ${Object.keys(runs).join(', ')}.`);
  process.exit(2);
}
installProject();
mkdirSync(join(root, 'out'), { recursive: true });
await runs[what]();
for (const each of failed) console.log(`✗ ${each}`);
if (total.pending > 0) console.log(`${total.pending} skipped: each says above what it lacked.`);
console.log(`${total.passes} passed, ${total.failures} failed`);
process.exitCode = total.failures === 0 ? 0 : 1;
