import type { Extension } from '../certificate.js';
import { oids } from '../oids.js';
import type { ExtensionName, ExtensionValues } from './extensionReaders.js';

interface Holder {
  readonly extensions: readonly Extension[];
}

/**
 * The value of an extension; of the first one where it stands there twice, which is among the faults. Undefined where it
 * is absent, and where its structure is broken, which is among the faults too: `findExtension` tells the two apart.
 */
export function readExtension<Name extends ExtensionName>(
  holder: Holder,
  name: Name,
): ExtensionValues[Name] | undefined {
  // `decoded` was made by the reader of this very name, which `decodeExtension` found by the same OID.
  return findExtension(holder, oids[name])?.decoded as ExtensionValues[Name] | undefined;
}

/** The first extension with this OID, known to a reader or not. */
export function findExtension({ extensions }: Holder, oid: string): Extension | undefined {
  if (extensions.length <= FEW) return extensions.find((extension) => extension.oid === oid);
  const index = indexes.get(extensions) ?? indexByOid(extensions);
  indexes.set(extensions, index);
  return index.get(oid);
}

/** Extensions that are gone through one by one: more than any certificate has that is not hostile. */
const FEW = 32;

const indexes = new WeakMap<readonly Extension[], ReadonlyMap<string, Extension>>();

/** The last one set stays: backward, that is the first. */
function indexByOid(extensions: readonly Extension[]): ReadonlyMap<string, Extension> {
  return new Map(extensions.map((extension) => [extension.oid, extension] as const).reverse());
}
