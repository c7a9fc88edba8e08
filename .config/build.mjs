/**
 * Builds what ships: one minified file for each host, the command line, and what is heavy or
 * seldom needed as chunks of their own that load only when their work is asked for.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installProject, root } from './install.mjs';
import { splitExtension } from './splitExtension.mjs';

/** esbuild writes `import("./name.js")`, which neither host's loader would take as it stands; this is written instead. */
const fetchChunk = 'chunk_';

/** On Node a chunk is a file beside the bundle, and so it is for a chunk that needs another one. */
const onNodeBanner = `const ${fetchChunk}=module.${fetchChunk}??(async path=>require(path));`;

/**
 * The browser's extension host loads one file and offers no way to import another, so that a chunk is read through
 * the editor's file system and evaluated as the host itself evaluates the extension, what it shares with others first.
 */
const inBrowserBanner = (extensionId) => `
const ${fetchChunk} = (() => {
  const vscode = require('vscode');
  const first = module;
  const chunks = new Map();
  const load = async (path) => {
    const { extensionUri } = vscode.extensions.getExtension(${JSON.stringify(extensionId)});
    const uri = vscode.Uri.joinPath(extensionUri, 'dist', path);
    const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const shared = code.includes('require("./shared.js")') ? await fetch('./shared.js') : undefined;
    const required = (name) => (name === 'vscode' ? vscode : name === './shared.js' ? shared : first.exports);
    const module = { exports: {}, ${fetchChunk}: fetch };
    new Function('module', 'exports', 'require', code)(module, module.exports, required);
    return module.exports;
  };
  const fetch = (path) => {
    const chunk = chunks.get(path) ?? load(path);
    chunks.set(path, chunk);
    // What failed to load is tried again.
    chunk.catch(() => chunks.delete(path));
    return chunk;
  };
  return fetch;
})();`;

const common = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  legalComments: 'none',
  format: 'cjs',
  target: 'es2023',
  logLevel: 'warning',
  outdir: 'dist',
  write: false,
};

/** What takes nothing from the extension, as the command line: whatever it imports of ours is in it, libraries are chunks. */
const librariesApart = {
  name: 'libraries-apart',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'dynamic-import' ? { path: `./${path}.js`, external: true } : undefined,
    );
  },
};

async function bundles(esbuild) {
  const { default: manifest } = await import(pathToFileURL(join(root, 'package.json')), {
    with: { type: 'json' },
  });
  const { first, chunks } = await splitExtension(esbuild);
  const named = (name, { stdin, plugins }) => ({
    ...common,
    platform: 'browser',
    external: ['vscode', 'node:*'],
    stdin: { ...stdin, sourcefile: name },
    entryNames: name.replace(/\.js$/, ''),
    plugins,
  });
  return [
    {
      ...named('extension.js', first),
      sourcemap: 'linked',
      banner: { js: onNodeBanner },
    },
    {
      ...named('extension.web.js', first),
      sourcemap: 'linked',
      banner: { js: inBrowserBanner(`${manifest.publisher}.${manifest.name}`) },
    },
    // One build of each chunk serves every host, so that all behave alike.
    ...chunks.map(({ name, ...chunk }) => ({ ...named(name, chunk), banner: { js: onNodeBanner } })),
    {
      ...common,
      platform: 'node',
      target: 'node20',
      entryPoints: { cli: 'src/cli/main.ts' },
      plugins: [librariesApart],
      sourcemap: 'linked',
      banner: { js: `#!/usr/bin/env node\n${onNodeBanner}` },
    },
    // The pages are no extension's host: scripts of web pages, the same wherever they are shown.
    {
      ...common,
      platform: 'browser',
      format: 'iife',
      entryPoints: {
        viewer: 'src/editor/features/viewer/page/viewer.ts',
        inventory: 'src/editor/features/inventory/page/inventory.ts',
      },
    },
  ];
}

export async function build() {
  const esbuild = await import('esbuild');
  const configurations = await bundles(esbuild);
  const built = await Promise.all(configurations.map((one) => esbuild.build(one)));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  mkdirSync(join(root, 'dist'));
  for (const { path, contents, text } of built.flatMap(({ outputFiles }) => outputFiles)) {
    // Six letters for six, so that the source map stays true.
    const written = path.endsWith('.js') ? text.replaceAll('import("./', `${fetchChunk}("./`) : contents;
    writeFileSync(join(root, 'dist', basename(path)), written);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installProject();
  await build();
}
