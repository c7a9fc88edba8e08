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
export function findExtension(holder: Holder, oid: string): Extension | undefined {
  return holder.extensions.find((extension) => extension.oid === oid);
}
