import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { MARKER_FILE } from '../core/store/layout.js';

/** The setting `cdcerts.store.folder` of the editor, as it is by default. */
const STORE_FOLDER = 'certificates';

/** The store that a job's references mean: the nearest one, seen from the job's folder upward; undefined for none. */
export function findStore(job: string, stores: readonly string[]): string | undefined {
  const listed = stores.map((store) => ({ store, parent: dirname(resolve(store)), own: resolve(store) }));
  for (let folder = dirname(resolve(job)); ; folder = dirname(folder)) {
    const known = listed.find(({ parent, own }) => parent === folder || own === folder);
    if (known !== undefined) return known.store;
    const found = [folder, join(folder, STORE_FOLDER)].find((path) => existsSync(join(path, MARKER_FILE)));
    if (found !== undefined) return found;
    if (dirname(folder) === folder) return undefined;
  }
}
