/**
 * Builds what ships: one minified file for each host, the command line, and the heavy libraries as
 * chunks of their own that load only when their work is asked for.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installProject, root } from './install.mjs';

/** Libraries that `import(…)` fetches when first needed; each becomes `dist/<name>.js`. */
const chunks = ['node-forge', 'yaml'];
const isChunk = new RegExp(`^(${chunks.join('|')})$`);

/** On Node the chunk is a file beside the bundle. */
const chunksOnNode = {
  name: 'chunks-on-node',
  setup(build) {
    build.onResolve({ filter: isChunk }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./${path}.js`, external: true } : undefined,
    );
  },
};

/**
 * The browser's extension host loads one file and offers no way to import another, so the chunk is read
 * through the editor's file system and evaluated as the host itself evaluates the extension. What stands in
 * the module's `default` is therefore a promise.
 */
const chunksInBrowser = {
  name: 'chunks-in-browser',
  setup(build) {
    build.onResolve({ filter: isChunk }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path, namespace: 'chunk' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'chunk' }, ({ path }) => ({
      resolveDir: root,
      contents: `
        const vscode = require('vscode');
        const { extensionUri } = vscode.extensions.getExtension(${JSON.stringify(extensionId)});
        // Were the promise the module itself, its wrapper would inherit a then() that throws.
        exports.__esModule = true;
        exports.default = vscode.workspace.fs
          .readFile(vscode.Uri.joinPath(extensionUri, 'dist', ${JSON.stringify(`${path}.js`)}))
          .then((bytes) => {
            const chunk = { exports: {} };
            new Function('module', 'exports', new TextDecoder().decode(bytes))(chunk, chunk.exports);
            return chunk.exports;
          });`,
    }));
  },
};

let extensionId;

async function configurations() {
  const { default: manifest } = await import(pathToFileURL(join(root, 'package.json')), {
    with: { type: 'json' },
  });
  extensionId = `${manifest.publisher}.${manifest.name}`;
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    legalComments: 'none',
    format: 'cjs',
    target: 'es2023',
    logLevel: 'warning',
  };
  const onNode = {
    ...common,
    platform: 'node',
    target: 'node20',
    plugins: [chunksOnNode],
    sourcemap: 'linked',
  };
  return [
    { ...onNode, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist', external: ['vscode'] },
    {
      ...onNode,
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: 'dist',
      banner: { js: '#!/usr/bin/env node' },
    },
    {
      ...common,
      platform: 'browser',
      entryPoints: { 'extension.web': 'src/extension.ts' },
      outdir: 'dist',
      external: ['vscode'],
      plugins: [chunksInBrowser],
      sourcemap: 'linked',
    },
    // One build of each library serves every host, so that all three behave alike.
    ...chunks.map((name) => ({
      ...common,
      platform: 'browser',
      entryPoints: { [name]: name },
      outdir: 'dist',
    })),
  ];
}

export async function build() {
  const esbuild = await import('esbuild');
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await Promise.all((await configurations()).map((configuration) => esbuild.build(configuration)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installProject();
  await build();
}
