/** Finds the test files and bundles them: one file each for Node, one file for all suites inside VS Code. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './install.mjs';

/** Every test file of the project, by the folder below `test/` that it stands in. */
export function testFiles() {
  return readdirSync(join(root, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort();
}

/** These find their own files by where they stand, so they are never bundled. */
const hostAsItStands = {
  name: 'host-as-it-stands',
  setup(build) {
    build.onResolve({ filter: /[/](host|\.config)[/][^/]+\.mjs$/ }, ({ path, resolveDir }) => ({
      path: pathToFileURL(join(resolveDir, path)).href,
      external: true,
    }));
  },
};

/** Bundles each file into `out/<its path>.mjs`, the packages it uses left outside; answers the bundles' paths. */
export async function bundleForNode(files, folder) {
  const esbuild = await import('esbuild');
  rmSync(join(root, 'out', folder), { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: 'test',
    outdir: join('out', folder),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    plugins: [hostAsItStands],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return files.map((file) =>
    join(root, 'out', folder, `${relative('test', file).slice(0, -'.ts'.length)}.mjs`),
  );
}

/** mocha's browser build looks for a module system and finds the bundle's own, whose exports it would overwrite. */
const mochaAsScript = {
  name: 'mocha-as-script',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `(function (exports, module, define) {${readFileSync(path, 'utf8')}\n}).call(globalThis);`,
    }));
  },
};

/** Bundles the suites of `test/editor` with mocha for one extension host: `out/editor.<host>.js`. */
export async function bundleForHost(host, files) {
  const esbuild = await import('esbuild');
  const outfile = join(root, 'out', `editor.${host}.js`);
  await esbuild.build({
    absWorkingDir: root,
    stdin: {
      resolveDir: root,
      loader: 'ts',
      // mocha's browser build runs in both hosts; its globals must be there before a suite is read.
      contents: `
        import { runSuites } from './test/support/runSuites.js';
        export const run = () => runSuites(${JSON.stringify(host)}, {
          ${files.map((file) => `${JSON.stringify(file)}: () => require('./${file}')`).join(',\n')}
        });`,
    },
    outfile,
    bundle: true,
    platform: host === 'web' ? 'browser' : 'node',
    target: 'es2023',
    format: 'cjs',
    // What only the Node host loads is bundled, and never reached in a browser.
    external: ['vscode', 'node:events', 'node:tls'],
    plugins: [mochaAsScript],
    // The browser has no node:assert; the package is its port, which wants Node's `process` to look at.
    ...(host === 'web' && {
      alias: { 'node:assert/strict': './test/support/strictAssert.ts' },
      define: { process: '{"env":{}}' },
    }),
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return outfile;
}
