import type { Entry } from '../store/entry.js';
import type { ParsedReference } from './parseServer.js';
import {
  REFERENCED,
  type ReferenceRole,
  resolveReference,
  type ResolvedReference,
} from './resolveReference.js';

type References = readonly Pick<ParsedReference, 'ref'>[];

/** Finds the entries that a job names: by an index of their names, and each list once that many servers have in common. */
export class Resolver {
  readonly #byName = new Map<string, Entry[]>();
  readonly #known = new WeakMap<References, readonly ResolvedReference[]>();

  constructor(entries: readonly Entry[]) {
    for (const entry of entries) {
      const name = entry.name.normalize('NFC');
      const namesakes = this.#byName.get(name);
      if (namesakes === undefined) this.#byName.set(name, [entry]);
      else namesakes.push(entry);
    }
  }

  /** The entries that a list names; what has no `ref` is left out. A list stands in one role alone. */
  list(references: References, role: ReferenceRole): readonly ResolvedReference[] {
    const known = this.#known.get(references);
    if (known !== undefined) return known;
    const resolved = references.flatMap(({ ref }) =>
      ref
        ? [resolveReference(ref, REFERENCED[role], this.#byName.get(ref.value.normalize('NFC')) ?? [])]
        : [],
    );
    this.#known.set(references, resolved);
    return resolved;
  }
}
