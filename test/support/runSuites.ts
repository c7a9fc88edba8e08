import type MochaClass from 'mocha';
import 'mocha/mocha.js';

type Load = () => unknown;

/**
 * Runs suites inside an extension host with mocha's browser build, which works in Node and in a worker alike,
 * and says what ran in one line of JSON, since the only way out of a browser host is its console.
 */
export function runSuites(host: string, suites: Readonly<Record<string, Load>>): Promise<void> {
  // A suite that believes itself in a browser, and is not, proves nothing.
  if ((host === 'web') !== !('process' in globalThis))
    return Promise.reject(new Error(`This is not the ${host} host.`));
  // Only a worker has it. A suite that ran in the other host would prove nothing of this one.
  if ('importScripts' in globalThis !== (host === 'web')) throw new Error(`This is not the ${host} host.`);
  const { Mocha } = globalThis as unknown as { Mocha: typeof MochaClass };
  const results = { passes: 0, failures: 0, pending: 0, failed: [] as string[], files: [] as string[] };
  // The runner's events are written below, each whole line at once; the base reporter stays silent.
  // The limit ends what hangs, on the slowest machine; no test measures time.
  // Not the page's ready-made instance: that one wants an address to read options from.
  const mocha = new Mocha({ ui: 'bdd', timeout: 600_000, forbidOnly: true, reporter: Mocha.reporters.Base });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const [file, load] of Object.entries(suites)) {
    const before = mocha.suite.suites.length;
    load();
    for (const suite of mocha.suite.suites.slice(before)) suite.file = file;
  }
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      write(`results ${JSON.stringify(results)}`);
      if (failures > 0) reject(new Error(`${failures} of the suites' tests failed in the ${host} host`));
      else resolve();
    });
    runner.on('pass', (test) => {
      results.passes++;
      write(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      results.pending++;
      write(`  - ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      results.failures++;
      results.failed.push(`${test.fullTitle()}: ${error.message}`);
      write(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
    runner.on('test end', (test) => {
      const file = fileOf(test.parent);
      if (file !== undefined && !results.files.includes(file)) results.files.push(file);
    });
  });
}

function fileOf(suite: Mocha.Suite | undefined): string | undefined {
  return suite === undefined ? undefined : (suite.file ?? fileOf(suite.parent));
}

/** VS Code's own noise goes to the same console, so our lines are marked; the test runner prints no others. */
function write(text: string): void {
  // eslint-disable-next-line no-console -- the test driver reads the extension host's console and nothing else.
  for (const line of text.split('\n')) console.log(`cdcerts| ${line}`);
}
