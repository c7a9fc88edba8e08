import type { Item } from '../core/contents/contents.js';
import { openItems } from '../core/contents/openItems.js';
import { readItems } from '../core/contents/readContents.js';
import { Budget } from '../core/path/budget.js';
import { type KnownCertificate, Pool } from '../core/path/pool.js';
import { rememberVerdicts } from '../core/path/verifyLink.js';
import { validate, type ValidationMeans } from '../core/validation/validate.js';
import type { Validation } from '../core/validation/validation.js';
import type { RevocationList } from '../core/x509/revocationList.js';
import { openFile } from './openFile.js';
import type { Streams } from './streams.js';
import {
  toUnreadableLeaf,
  toVerification,
  type Verification,
  writeVerificationText,
} from './verification.js';
import { readVerifyOptions, type VerifyOptions } from './verifyOptions.js';
import { writeJson } from '../core/words/writeJson.js';

/** Leaves that are validated at a time: signatures are verified on threads of their own. */
const AT_A_TIME = 32;

/** `cdcerts verify`: builds and validates a path for each leaf; 0 all valid, 1 one is not, 3 one cannot be checked. */
export async function verify(args: readonly string[], streams: Streams): Promise<number> {
  const options = readVerifyOptions(args, streams.now);
  const verifying = new Verifying(options, streams);
  const means = await verifying.readMeans();
  if (means === undefined) return 2;
  const write = options.isJson ? writeJson : writeVerificationText;
  const verdicts = new Set<Validation['verdict'] | undefined>();
  for (let start = 0; start < options.leaves.length; start += AT_A_TIME) {
    const some = options.leaves.slice(start, start + AT_A_TIME);
    for (const verification of await Promise.all(some.map((file) => verifying.verify(file, means)))) {
      verdicts.add(verification?.verdict);
      if (verification !== undefined) streams.out(write(verification));
    }
  }
  if (verdicts.has(undefined)) return 2;
  if (verdicts.has('invalid')) return 1;
  return verdicts.has('unchecked') ? 3 : 0;
}

interface Found {
  readonly certificates: readonly KnownCertificate[];
  readonly lists: readonly RevocationList[];
  /** The first object that is, or should have been, a certificate. */
  readonly first: Item | undefined;
}

type SharedMeans = Omit<ValidationMeans, 'budget'> & { readonly given: readonly KnownCertificate[] };

/** One call's files and what is remembered between its leaves. */
class Verifying {
  readonly #options: VerifyOptions;
  readonly #streams: Streams;

  constructor(options: VerifyOptions, streams: Streams) {
    this.#options = options;
    this.#streams = streams;
  }

  /** What all leaves are validated with; undefined where a file could not be opened, which is then said. */
  async readMeans(): Promise<SharedMeans | undefined> {
    const { trusted, untrusted, crl } = this.#options.lists;
    const anchors = await this.#readAll(trusted);
    const given = await this.#readAll([...untrusted, ...crl]);
    if (anchors === undefined || given === undefined) return undefined;
    const certificates = anchors.flatMap((found) => found.certificates);
    return {
      anchors: new Pool(certificates),
      trustedLeaves: certificates,
      untrusted: new Pool([]),
      given: given.flatMap((found) => found.certificates),
      lists: [...anchors, ...given].flatMap(({ lists }) => lists),
      verify: rememberVerdicts(),
    };
  }

  async verify(file: string, means: SharedMeans): Promise<Verification | undefined> {
    const found = await this.#read(file);
    if (found === undefined) return undefined;
    const [leaf, ...rest] = found.certificates;
    // What should have been the first certificate and cannot be read is not passed over for the next.
    if (leaf === undefined || found.first?.model !== leaf.certificate)
      return toUnreadableLeaf(file, found.first);
    const validation = await validate(
      leaf,
      {
        ...means,
        untrusted: new Pool([...rest, ...means.given]),
        lists: [...means.lists, ...found.lists],
        budget: new Budget(),
      },
      this.#options.validation,
    );
    return toVerification(file, validation);
  }

  async #readAll(files: readonly string[]): Promise<readonly Found[] | undefined> {
    const found: Found[] = [];
    for (const file of files) {
      const one = await this.#read(file);
      if (one === undefined) return undefined;
      if (one.certificates.length === 0 && one.lists.length === 0)
        this.#streams.error(`${file} holds neither certificates nor revocation lists; see cdcerts inspect`);
      found.push(one);
    }
    return found;
  }

  async #read(file: string): Promise<Found | undefined> {
    const { insist, passphrase } = this.#options;
    const bytes = openFile(file, this.#streams, insist ? 'read' : 'ask-to-insist');
    if (bytes === undefined) return undefined;
    const certificates: KnownCertificate[] = [];
    const lists: RevocationList[] = [];
    let first: Item | undefined;
    for await (const item of openItems(readItems(bytes, []), passphrase, { insist })) {
      const { model, span } = item;
      if (model.kind === 'certificate') certificates.push({ certificate: model, file, span });
      else if (model.kind === 'crl') lists.push(model);
      if (model.kind === 'certificate' || model.kind === 'unknown') first ??= item;
    }
    return { certificates, lists, first };
  }
}
