import type { Fault } from '../../base/fault.js';
import { toHex } from '../../base/hex.js';
import type { Contents, Model } from '../../contents/contents.js';
import { sha256 } from '../../crypto/sha256.js';
import type { OpenedKey } from '../../keys/openKey.js';
import type { PrivateKey } from '../../keys/privateKey.js';
import type { Enclosed, Keystore } from '../../keystores/keystore.js';
import { isClosed } from '../../keystores/openKeystore.js';
import type { Certificate } from '../../x509/certificate.js';
import type { CertificateRequest } from '../../x509/certificateRequest.js';
import type { RevocationList } from '../../x509/revocationList.js';
import type { Refusal } from './importPlan.js';

/** An object, and the files that hold it: each is found once, however many files have it. */
export interface Found<Kept> {
  readonly object: Kept;
  /** As people call them; the first that had it is first. */
  readonly files: readonly [string, ...string[]];
  /** The friendly name or alias that a container gives it. */
  readonly alias: string | undefined;
}

/** A container of which a passphrase would show more. */
export interface ClosedContainer {
  readonly file: string;
  readonly keystore: Keystore;
}

type Kept = Certificate | CertificateRequest | RevocationList | PrivateKey;

/**
 * What the files of an import hold, each object once. A file’s text is let go once it has been taken in: of a thousand
 * files only the objects stay.
 */
export class Gathering {
  readonly #found = new Map<string, Found<Kept>>();
  readonly #closed = new Map<Keystore, ClosedContainer>();
  readonly #opened = new Map<PrivateKey, OpenedKey>();
  readonly #refused = new Map<string, Refusal>();
  readonly #files = new Set<string>();

  get certificates(): readonly Found<Certificate>[] {
    return this.#ofKind('certificate');
  }

  /** Those that stand closed in a container are not among them until it is opened. */
  get keys(): readonly Found<PrivateKey>[] {
    return this.#ofKind('privateKey');
  }

  get requests(): readonly Found<CertificateRequest>[] {
    return this.#ofKind('request');
  }

  get lists(): readonly Found<RevocationList>[] {
    return this.#ofKind('crl');
  }

  get closed(): readonly ClosedContainer[] {
    return [...this.#closed.values()];
  }

  /** The keys that a passphrase has opened. */
  get opened(): ReadonlyMap<PrivateKey, OpenedKey> {
    return this.#opened;
  }

  /** What cannot be told apart from the files that it stands in. */
  get refused(): readonly Refusal[] {
    return [...this.#refused.values()];
  }

  /** Every file that was looked at, in order. */
  get files(): readonly string[] {
    return [...this.#files];
  }

  /** Takes what a file holds. */
  add(file: string, { faults: around, items }: Pick<Contents, 'faults' | 'items'>): void {
    this.#files.add(file);
    let isEmpty = true;
    for (const { block, container, faults, model } of items) {
      if (model.kind === 'unknown' && !isOurs(model, faults, block !== undefined)) continue;
      isEmpty = false;
      // What a container shows comes with the container.
      if (container === undefined) this.#take(file, model, faults);
    }
    // What it is instead is worth a word where it is known.
    const told = around.filter(({ facts }) => facts?.['content'] !== undefined);
    if (isEmpty) this.refuse({ reason: 'nothing-found', file, ...faultOf(told) });
  }

  /** Tells why a file gives nothing. */
  refuse(refusal: Refusal & { readonly file: string }): void {
    const { fault, file, reason } = refusal;
    this.#files.add(file);
    // What a container holds that is not read is met again when it is opened.
    this.#refused.set(JSON.stringify([file, reason, fault?.code, fault?.span.start]), refusal);
  }

  /** Takes a container as it is once a passphrase has opened it, or more of it; answers the keys that it opened. */
  openContainer({ file, keystore }: ClosedContainer, after: Keystore): readonly OpenedKey[] {
    const before = new Set(keystore.enclosed.map(({ opened }) => opened));
    this.#closed.delete(keystore);
    this.#takeContainer(file, after);
    return after.enclosed.flatMap(({ opened }) => (opened && !before.has(opened) ? [opened] : []));
  }

  openKey(key: PrivateKey, opened: OpenedKey): void {
    this.#opened.set(key, opened);
  }

  #take(file: string, model: Model, faults: readonly Fault[]): void {
    if (model.kind === 'keystore') this.#takeContainer(file, model);
    else if (model.kind === 'publicKey') this.refuse({ reason: 'public-key', file });
    else if (model.kind === 'unknown') this.refuse({ reason: 'unreadable', file, ...faultOf(faults) });
    else this.#keep(file, model, undefined);
  }

  #takeContainer(file: string, keystore: Keystore): void {
    if (isClosed(keystore)) this.#closed.set(keystore, { file, keystore });
    else if (keystore.enclosed.length === 0)
      this.refuse({ reason: 'unreadable', file, ...faultOf(keystore.faults) });
    for (const one of keystore.enclosed) this.#takeEnclosed(file, one);
  }

  #takeEnclosed(file: string, { alias, faults, model, opened }: Enclosed): void {
    if (model.kind === 'unknown') this.refuse({ reason: 'unreadable', file, ...faultOf(faults) });
    else if (model.kind !== 'privateKey') this.#keep(file, model, alias);
    else if (opened !== undefined || model.encryption === null) {
      const { object } = this.#keep(file, model, alias);
      if (opened) this.#opened.set(object, opened);
    }
  }

  #keep<Object extends Kept>(file: string, object: Object, alias: string | undefined): Found<Object> {
    const key = `${object.kind} ${toHex(sha256(object.der))}`;
    const known = this.#found.get(key) as Found<Object> | undefined;
    const found: Found<Object> =
      known === undefined
        ? { object, files: [file], alias }
        : known.files.includes(file)
          ? known
          : { ...known, files: [...known.files, file] };
    this.#found.set(key, found);
    return found;
  }

  #ofKind<Object extends Kept>(kind: Object['kind']): readonly Found<Object>[] {
    return [...this.#found.values()].filter((one): one is Found<Object> => one.object.kind === kind);
  }
}

const faultOf = ([fault]: readonly Fault[]): Pick<Refusal, 'fault'> => (fault ? { fault } : {});

/**
 * Whether something that cannot be read was meant for us: a block under one of our labels, or octets that begin as DER
 * does, as a picture does not. Parameters beside a key say nothing that the key does not.
 */
function isOurs({ faults: [fault] }: Model, around: readonly Fault[], isBlock: boolean): boolean {
  if (around.some(({ code }) => code === 'label-ignored' || code === 'label-unknown')) return false;
  return isBlock || fault?.code !== 'not-der' || fault.facts?.['content'] === 'transcoded';
}
