/** `npm run package`: the VSIX, by vsce, with its secret scan on. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installProject, root } from './install.mjs';

export const vsix = join(root, 'dist', 'connect-direct-certificates.vsix');

export async function writePackage() {
  const { createVSIX } = await import('@vscode/vsce');
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    // Everything is bundled: there is no node_modules to take along.
    dependencies: false,
    // The README's pictures stay relative: there is no public repository whose address could stand before them.
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  installProject();
  await writePackage();
}
