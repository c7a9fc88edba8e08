import * as vscode from 'vscode';
import type { Bundle } from '../../../core/bundles/bundle.js';
import { writeFileName } from '../../../core/bundles/doors/writeFileName.js';
import { type BundleReader, isUnchangedBundle } from '../../../core/bundles/manifest.js';
import { writeZip } from '../../../core/bundles/writeZip.js';
import { readOctets } from '../../desk/readOctets.js';
import { writeWhole } from '../../desk/writeWhole.js';

/**
 * Writes a bundle below `parent`, whole or not at all: it is laid down in a folder beside and appears by one rename. An
 * older bundle that nobody has touched makes room for it; beside anything else the new one gets a number.
 * @returns the bundle's folder
 */
export async function keepBundle(
  bundle: Bundle,
  parent: vscode.Uri,
  name: string,
  hasZip: boolean,
): Promise<vscode.Uri> {
  const { fs } = vscode.workspace;
  const at = (child: string) => vscode.Uri.joinPath(parent, child);
  const present = (await fs.readDirectory(parent)).map(([one]) => one);
  const isOlder = present.includes(name) && (await isUnchangedBundle(toReader(at(name))));
  const free = isOlder ? name : writeFileName(name, present);
  const [staged, old] = [at(`.${free}.new`), at(`.${free}.old`)];
  try {
    await layDown(bundle, staged);
    if (isOlder) await fs.rename(at(free), old, { overwrite: false });
    try {
      await fs.rename(staged, at(free), { overwrite: false });
    } catch (error) {
      if (isOlder) await fs.rename(old, at(free), { overwrite: false });
      throw error;
    }
    if (isOlder) await fs.delete(old, { recursive: true });
  } catch (error) {
    await fs.delete(staged, { recursive: true }).then(undefined, () => undefined);
    throw error;
  }
  if (hasZip) await writeWhole(at(zipName(free, present)), writeZip(free, bundle.files));
  return at(free);
}

/** Whether a ZIP file is one of ours cannot be seen from outside: none is ever overwritten. */
function zipName(name: string, present: readonly string[]): string {
  const taken = present.flatMap((one) => (one.endsWith('.zip') ? [one.slice(0, -'.zip'.length)] : []));
  return `${writeFileName(name, taken)}.zip`;
}

async function layDown({ files }: Bundle, folder: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  await fs.createDirectory(folder);
  for (const { octets, path } of files) await fs.writeFile(vscode.Uri.joinPath(folder, path), octets);
}

function toReader(folder: vscode.Uri): BundleReader {
  const { fs } = vscode.workspace;
  const list = async (path: string): Promise<readonly string[]> => {
    const items = await fs.readDirectory(vscode.Uri.joinPath(folder, path));
    const below: string[] = [];
    for (const [name, type] of items) {
      const own = path === '' ? name : `${path}/${name}`;
      // A link to a folder is no folder of ours, and makes the bundle another.
      below.push(...(type === vscode.FileType.Directory ? await list(own) : [own]));
    }
    return below;
  };
  return {
    list: () => list('').catch(() => []),
    read: (path) => readOctets(vscode.Uri.joinPath(folder, path)).catch(() => undefined),
  };
}
