import { existsSync } from 'node:fs';
import { decodeText } from '../core/contents/decodeText.js';
import { inspect } from '../core/findings/inspect.js';
import { defaultPolicy } from '../core/inventory/expiry.js';
import { refusalsOf } from '../core/bundles/refusalsOf.js';
import { inspectJob } from '../core/jobs/inspectJob.js';
import { isUnchecked } from '../core/jobs/isUnchecked.js';
import { Pool } from '../core/path/pool.js';
import { rememberVerdicts } from '../core/path/verifyLink.js';
import type { RevocationList } from '../core/x509/revocationList.js';
import { type CheckedFile, readCheckedFile } from './checkedFile.js';
import { type CheckedStore, readCheckedStore } from './checkedStore.js';
import { decodeJob } from './decodeJob.js';
import { environmentSecret } from './environmentSecret.js';
import { type FileFinding, writeFindingJson, writeFindingText } from './fileFinding.js';
import { findStore } from './findStore.js';
import { type ListedFiles, listFiles } from './listFiles.js';
import { openFile, sayUnopened } from './openFile.js';
import { Places } from './places.js';
import type { Streams } from './streams.js';
import { writeSarif } from './sarif.js';
import { readArguments, readCountOption, readTimeOption, UsageError } from './usage.js';

const options = {
  format: { type: 'string', default: 'text' },
  'warning-days': { type: 'string' },
  at: { type: 'string' },
} as const;

const NO_POOL = new Pool([]);

/** How the findings are written, line by line. */
type Writer = (findings: readonly FileFinding[], placesOf: (file: string) => Places) => Iterable<string>;

const oneByOne = (write: typeof writeFindingText): Writer =>
  function* (findings, placesOf) {
    for (const finding of findings) yield write(finding, placesOf(finding.file));
  };

const writers: ReadonlyMap<string, Writer> = new Map<string, Writer>([
  ['text', oneByOne(writeFindingText)],
  ['json', oneByOne(writeFindingJson)],
  ['sarif', (findings, placesOf) => [writeSarif(findings, placesOf)]],
]);

/** `cdcerts check`: every finding in the paths, those of one file together and in the order of their places. */
export async function check(args: readonly string[], streams: Streams): Promise<number> {
  const { values, positionals } = readArguments(args, options);
  const write = writers.get(values.format);
  if (write === undefined) {
    throw new UsageError(`--format ${values.format} is unknown`, `use ${[...writers.keys()].join(', ')}`);
  }
  const now = readTimeOption(values.at, streams.now);
  const expiringDays =
    readCountOption('--warning-days', values['warning-days'], 45) ?? defaultPolicy.warningDays;
  const checking = new Checking(listFiles(positionals.length === 0 ? ['.'] : positionals, streams), streams);
  const findings = await checking.findAll(now, expiringDays);
  const places = new Map<string, Places>();
  const placesOf = (file: string): Places => {
    const known = places.get(file) ?? checking.placesOf(file);
    places.set(file, known);
    return known;
  };
  for (const line of write(findings, placesOf)) streams.out(line);
  if (checking.isIncomplete) return 2;
  if (findings.some(({ severity }) => severity === 'error')) return 1;
  return findings.some(({ code }) => isUnchecked(code)) ? 3 : 0;
}

/** One call's files, each opened once. */
class Checking {
  readonly #listed: ListedFiles;
  readonly #streams: Streams;
  readonly #files = new Map<string, CheckedFile>();
  readonly #stores = new Map<string, CheckedStore>();
  readonly #verify = rememberVerdicts();
  /** Whether something could not be opened, which has been said. */
  isIncomplete: boolean;

  constructor(listed: ListedFiles, streams: Streams) {
    this.#listed = listed;
    this.#streams = streams;
    this.isIncomplete = listed.isIncomplete;
  }

  async findAll(now: number, expiringDays: number): Promise<readonly FileFinding[]> {
    for (const file of this.#listed.certificates) {
      const bytes = this.#open(file);
      if (bytes !== undefined) this.#files.set(file, readCheckedFile(file, bytes));
    }
    const findings: FileFinding[] = [];
    const lists = () => Promise.resolve(this.#revocationLists());
    for (const { file, contents } of this.#files.values()) {
      const { pool = NO_POOL } = (await this.#storeOf(file)) ?? {};
      const context = { now, expiringDays, pool, lists, verify: this.#verify, file };
      for (const finding of await inspect(contents, context)) findings.push({ ...finding, file });
    }
    for (const folder of this.#listed.stores) {
      findings.push(...((await this.#store(folder))?.findings ?? []));
    }
    for (const file of this.#listed.jobs) findings.push(...(await this.#findInJob(file, now, expiringDays)));
    return withoutRepetition(findings).sort((a, b) => compare(a.file, b.file) || a.span.start - b.span.start);
  }

  /** Lines and columns of a file that has a finding. */
  placesOf(file: string): Places {
    const read = this.#files.get(file);
    if (read !== undefined) return new Places(decodeText(read.bytes));
    // What is missing is told of the file that is not there, which nobody has named.
    const bytes = existsSync(file) ? this.#open(file) : undefined;
    if (bytes === undefined) return new Places('');
    return new Places(this.#listed.jobs.includes(file) ? decodeJob(bytes) : new TextDecoder().decode(bytes));
  }

  #revocationLists(): readonly RevocationList[] {
    const items = [...this.#files.values()].flatMap(({ contents }) => contents.items);
    return items.flatMap(({ model }) => (model.kind === 'crl' ? [model] : []));
  }

  async #findInJob(file: string, now: number, expiringDays: number): Promise<readonly FileFinding[]> {
    const bytes = this.#open(file);
    if (bytes === undefined) return [];
    const store = await this.#storeOf(file);
    const text = decodeJob(bytes);
    const context = {
      entries: store?.entries ?? [],
      now,
      verify: this.#verify,
      expiringDays,
      secret: environmentSecret,
      bundleRefusals: refusalsOf,
    };
    return (await inspectJob(text, context)).map((finding) => ({ ...finding, file }));
  }

  /** The store that a file belongs to, where there is one. */
  async #storeOf(file: string): Promise<CheckedStore | undefined> {
    const folder = findStore(file, this.#listed.stores);
    return folder === undefined ? undefined : this.#store(folder);
  }

  /** A store, read once; undefined where the system refuses it, which is then said. */
  async #store(folder: string): Promise<CheckedStore | undefined> {
    try {
      const store = this.#stores.get(folder) ?? (await readCheckedStore(folder));
      this.#stores.set(folder, store);
      return store;
    } catch (error) {
      sayUnopened(folder, error, this.#streams);
      this.isIncomplete = true;
      return undefined;
    }
  }

  #open(file: string): Uint8Array | undefined {
    const bytes = openFile(file, this.#streams);
    if (bytes === undefined) this.isIncomplete = true;
    return bytes;
  }
}

/** The store and the rules may say the same of the same place. */
function withoutRepetition(findings: readonly FileFinding[]): FileFinding[] {
  const said = new Map<string, FileFinding>();
  for (const finding of findings) {
    const message = finding.code === 'key-unencrypted' ? '' : finding.message;
    const key = JSON.stringify([finding.file, finding.code, finding.span.start, message]);
    if (!said.has(key)) said.set(key, finding);
  }
  return [...said.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
