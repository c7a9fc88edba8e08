import type { Cursor } from '../der/cursor.js';
import { readOid } from '../der/readOid.js';
import { tags } from '../der/tags.js';
import type { AlgorithmIdentifier } from './algorithm.js';

/**
 * The next AlgorithmIdentifier, RFC 5280 section 4.1.1.2:
 *
 *     AlgorithmIdentifier ::= SEQUENCE { algorithm OBJECT IDENTIFIER, parameters ANY DEFINED BY algorithm OPTIONAL }
 */
export function parseAlgorithm(parent: Cursor, field: string): AlgorithmIdentifier {
  return readAlgorithm(parent, field).algorithm;
}

/** The same, with a cursor over the parameters for whoever reads on in them; undefined where absent. */
export function readAlgorithm(
  parent: Cursor,
  field: string,
): { readonly algorithm: AlgorithmIdentifier; readonly parameters: Cursor | undefined } {
  const sequence = parent.read(tags.sequence, field);
  const oid = readOid(sequence, field);
  const parameters = sequence.done ? undefined : sequence.any(field);
  sequence.finish(field);
  const algorithm = { oid, parameters: parameters?.raw, raw: sequence.raw, span: sequence.span };
  return { algorithm, parameters };
}
