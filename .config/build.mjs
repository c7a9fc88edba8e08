/**
 * Builds what ships: one minified file for each host, the command line, and what is heavy or
 * seldom needed as chunks of their own that load only when their work is asked for.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installProject, root } from './install.mjs';

/**
 * Whatever the source asks for with `import(…)` becomes a file of its own beside the bundle, a chunk, which is read
 * when it is first needed: a heavy library, or our own code that only a command or a viewer needs. Each chunk holds
 * all that it uses but `vscode` and further chunks; classes and module state are therefore not shared with the bundle.
 */
function chunksApart(found) {
  return {
    name: 'chunks-apart',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind, resolveDir }) => {
        if (kind !== 'dynamic-import' || path.startsWith('data:')) return undefined;
        const isOurs = path.startsWith('.');
        const source = isOurs ? join(resolveDir, path).replace(/\.js$/, '.ts') : path;
        const name = isOurs ? basename(source, '.ts') : path;
        if ((found.get(name) ?? source) !== source) throw new Error(`Two chunks are called ${name}.`);
        found.set(name, source);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

/** esbuild writes `import("./name.js")`, which neither host's loader would take as it stands; this is written instead. */
const fetchChunk = 'chunk_';

/** On Node a chunk is a file beside the bundle, and so it is for a chunk that needs another one. */
const onNodeBanner = `const ${fetchChunk}=module.${fetchChunk}??(async path=>require(path));`;

/**
 * The browser's extension host loads one file and offers no way to import another, so that a chunk is read through
 * the editor's file system and evaluated as the host itself evaluates the extension.
 */
const inBrowserBanner = (extensionId) => `
const ${fetchChunk} = (() => {
  const vscode = require('vscode');
  const chunks = new Map();
  const load = async (path) => {
    const { extensionUri } = vscode.extensions.getExtension(${JSON.stringify(extensionId)});
    const uri = vscode.Uri.joinPath(extensionUri, 'dist', path);
    const code = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    const module = { exports: {}, ${fetchChunk}: fetch };
    new Function('module', 'exports', 'require', code)(module, module.exports, require);
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

/** One minified file for each host and the command line. */
async function bundles() {
  const { default: manifest } = await import(pathToFileURL(join(root, 'package.json')), {
    with: { type: 'json' },
  });
  const onNode = { ...common, platform: 'node', target: 'node20', sourcemap: 'linked' };
  return [
    {
      ...onNode,
      entryPoints: { extension: 'src/extension.ts' },
      external: ['vscode'],
      banner: { js: onNodeBanner },
    },
    {
      ...onNode,
      entryPoints: { cli: 'src/cli/main.ts' },
      banner: { js: `#!/usr/bin/env node\n${onNodeBanner}` },
    },
    {
      ...common,
      platform: 'browser',
      entryPoints: { 'extension.web': 'src/extension.ts' },
      external: ['vscode'],
      sourcemap: 'linked',
      banner: { js: inBrowserBanner(`${manifest.publisher}.${manifest.name}`) },
    },
    // The viewer's page is no extension's host: a script of a web page, the same wherever it is shown.
    {
      ...common,
      platform: 'browser',
      format: 'iife',
      entryPoints: { viewer: 'src/editor/features/viewer/page/viewer.ts' },
    },
  ];
}

/** One build of each chunk serves every host, so that all behave alike. */
function chunkOf(name, source) {
  const from = JSON.stringify(source);
  const isOurs = isAbsolute(source);
  return {
    ...common,
    platform: 'browser',
    external: ['vscode'],
    // A library that is no ES module has all that it exports in its default.
    ...(isOurs
      ? { entryPoints: { [name]: source } }
      : {
          stdin: { contents: `export * from ${from}; export { default } from ${from};`, resolveDir: root },
          entryNames: name,
        }),
    banner: { js: onNodeBanner },
  };
}

/** Builds, and writes with chunks asked for in our own way; `found` gets the chunks that were met. */
async function write(configuration, found) {
  const esbuild = await import('esbuild');
  const { outputFiles } = await esbuild.build({ ...configuration, plugins: [chunksApart(found)] });
  for (const { path, contents, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    // Six letters for six, so that the source map stays true.
    const written = path.endsWith('.js') ? text.replaceAll('import("./', `${fetchChunk}("./`) : contents;
    writeFileSync(path, written);
  }
}

export async function build() {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const found = new Map();
  await Promise.all((await bundles()).map((configuration) => write(configuration, found)));
  // A map tells what is added while it is walked: the chunks of chunks.
  for (const [name, source] of found) await write(chunkOf(name, source), found);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  installProject();
  await build();
}
