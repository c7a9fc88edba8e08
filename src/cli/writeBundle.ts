import { basename } from 'node:path';
import type { Bundle } from '../core/bundles/bundle.js';
import { placeBundle } from '../core/bundles/placeBundle.js';
import { toDiskFolder } from './diskFolder.js';
import { placeAt } from './placeAt.js';

/**
 * Puts a bundle into its place, whole or not at all. What stands there already stays, unless it is nothing, or a bundle of
 * ours that nobody has touched.
 * @param named the folder, or the ZIP file, as the person wrote it
 * @param now the machine's own time, in milliseconds
 * @throws UsageError where something else stands there, or the system refuses
 */
export async function writeBundle(bundle: Bundle, folder: string, named: string, now: number): Promise<void> {
  const scripts = bundle.files.flatMap(({ isExecutable, path }) => (isExecutable ? [`/${path}`] : []));
  const isScript = (path: string) => scripts.includes(path.slice(path.indexOf('/')));
  await placeAt(folder, named, 'is there, and is no unchanged bundle of cdcerts', (parent) =>
    placeBundle(toDiskFolder(parent, isScript), basename(folder), bundle, now),
  );
}
