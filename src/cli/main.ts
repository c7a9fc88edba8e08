import { createHash } from 'node:crypto';
import { lendSha256 } from '../core/crypto/sha256.js';
import { toPlain } from '../core/words/toPlain.js';
import { build } from './build.js';
import { check } from './check.js';
import { inspect } from './inspect.js';
import { jobs } from './jobs.js';
import type { Streams } from './streams.js';
import { HELP, UsageError } from './usage.js';
import { inventory } from './inventory.js';
import { verify } from './verify.js';

type Verb = (args: readonly string[], streams: Streams) => number | Promise<number>;

const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['inspect', inspect],
  ['verify', verify],
  ['check', check],
  ['inventory', inventory],
  ['jobs', jobs],
  ['build', build],
]);

/** Runs one verb; answers the exit status: 0 fine, 1 the answer is no, 2 usage or a file that cannot be opened, 3 cannot be checked. */
async function run([verb, ...args]: readonly string[], streams: Streams): Promise<number> {
  if (verb === undefined || verb === '--help' || verb === '-h' || verb === 'help') {
    streams.out(HELP);
    return verb === undefined ? 2 : 0;
  }
  try {
    const work = verbs.get(verb);
    if (work === undefined) {
      throw new UsageError(`“${verb}” is no verb of cdcerts`, `use ${[...verbs.keys()].join(' or ')}`);
    }
    return await work(args, streams);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.error(toPlain(error.message));
    return 2;
  }
}

lendSha256((bytes) => createHash('sha256').update(bytes).digest());

// Whoever reads our output may have read enough: `cdcerts … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void run(process.argv.slice(2), {
  out: (line) => process.stdout.write(`${line}\n`),
  error: (line) => process.stderr.write(`cdcerts: ${line}\n`),
  now: Date.now(),
}).then(
  (status) => {
    process.exitCode = status;
  },
  (error: unknown) => {
    // A bug of ours is no verdict about a file, and Node's own exit status for it would say “no”.
    const trace = error instanceof Error ? error.stack : undefined;
    process.stderr.write(`cdcerts: this is a bug; please report it\n${trace ?? String(error)}\n`);
    process.exitCode = 3;
  },
);
