import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { annotate } from '../../src/core/asn1/annotate.js';
import type { FieldNode } from '../../src/core/asn1/fieldNode.js';
import type { Model } from '../../src/core/contents/contents.js';
import { readContents } from '../../src/core/contents/readContents.js';

/** One object as it stands in a file, containers whole. */
export interface ReadObject {
  readonly file: string;
  readonly model: Model;
  readonly bytes: Uint8Array;
}

export function objectsOf(folder: string, file: string): readonly ReadObject[] {
  const octets = new Uint8Array(readFileSync(join(folder, file)));
  return readContents(octets).items.flatMap(({ block, container, model }) =>
    container === undefined ? [{ file, model, bytes: block?.bytes ?? octets }] : [],
  );
}

/** Every object of the files below a folder, those of the same octets once; none where the folder is absent. */
export function allObjects(folder: string): readonly ReadObject[] {
  const seen = new Map<string, ReadObject>();
  if (!existsSync(folder)) return [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (!entry.isFile() || /\.(sh|cjs|md|json|jsonl)$/.test(file)) continue;
    for (const object of objectsOf(folder, file))
      seen.set(Buffer.from(object.bytes).toString('base64'), object);
  }
  return [...seen.values()];
}

/** Every path of a tree, each before those below it. */
export function* pathsOf(
  tree: readonly FieldNode[],
  above: readonly FieldNode[] = [],
): Generator<readonly FieldNode[]> {
  for (const node of tree) {
    const path = [...above, node];
    yield path;
    yield* pathsOf(node.children, path);
  }
}

/** The field that a path leads to. */
export function fieldOf(path: readonly FieldNode[]): FieldNode {
  const field = path.at(-1);
  if (field === undefined) throw new Error('A path leads to a field.');
  return field;
}

export const treeOf = ({ model, bytes }: ReadObject): readonly FieldNode[] => annotate(model, bytes);
