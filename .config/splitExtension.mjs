/**
 * Splits the extension into files that share their code: what VS Code reads at first, and a chunk for everything that
 * the source asks for with `import(…)`. esbuild splits ES modules alone, which neither extension host loads, and into
 * many small files; so its parts are bundled once more, as CommonJS, into a few:
 *
 *   the first file   `extension`: all that stands in it, for its own use and for that of the chunks
 *   chunks           one for each `import(…)`; each takes from the first file, and from `shared`, what stands there
 *   shared           what two chunks or more have in common and the first file has not
 *
 * A library (`node-forge`, `yaml`) takes from none of them, so that the command line can load it as well.
 */
import { basename, dirname, join } from 'node:path';
import { root } from './install.mjs';

const first = 'extension.js';
const shared = 'shared.js';

/** `src/a/b.ts` → b, `node_modules/yaml/dist/index.js` → yaml */
const chunkName = (source) => /node_modules\/([^/]+)/.exec(source)?.[1] ?? basename(source, '.ts');

/** esbuild's parts: by file name, what each holds and what it imports at once. */
async function splitIntoParts(esbuild) {
  const parts = async (entryPoints) => {
    const { metafile, outputFiles } = await esbuild.build({
      absWorkingDir: root,
      entryPoints,
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2023',
      platform: 'browser',
      // Only what is loaded in the Node host alone uses Node.
      external: ['vscode', 'node:*'],
      sourcemap: 'inline',
      legalComments: 'none',
      logLevel: 'warning',
      outdir: 'dist',
      write: false,
      metafile: true,
    });
    const texts = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
    return Object.entries(metafile.outputs).map(([path, { entryPoint, imports, inputs }]) => ({
      file: basename(path),
      entryPoint,
      text: texts.get(basename(path)),
      imports: imports.filter(({ external }) => !external),
      isOurs: [entryPoint ?? '', ...Object.keys(inputs)].some((source) => source.startsWith('src/')),
    }));
  };
  // Only what was named as an entry keeps its name; which those are, the first splitting tells.
  const entries = (await parts({ extension: 'src/extension.ts' })).flatMap(
    ({ entryPoint }) => entryPoint ?? [],
  );
  const named = new Map(entries.map((source) => [chunkName(source), source]));
  if (named.size < entries.length) throw new Error('Two chunks have the same name.');
  const split = await parts(Object.fromEntries(named));
  return new Map(split.map((part) => [part.file, part]));
}

/** The files that a file imports at once, directly or through others, itself among them. */
function closure(parts, file) {
  const files = new Set([file]);
  for (const one of files)
    for (const { kind, path } of parts.get(one).imports)
      if (kind === 'import-statement') files.add(basename(path));
  return files;
}

/** The names that a part imports at once from another one, as esbuild writes it: `import { a, b as c } from "./file"`. */
function namesFrom(text, file) {
  return [...text.matchAll(/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm)]
    .filter(([, , from]) => from === file)
    .flatMap(([, names]) => names.split(',').map((name) => name.trim().split(' as ')[0]))
    .filter((name) => name !== '');
}

/** Decides which part goes into which file, and under which name a file hands on what another one takes. */
function plan(parts) {
  const inFirst = closure(parts, first);
  const chunks = [...parts.values()].filter(({ entryPoint, file }) => entryPoint && file !== first);
  const libraries = new Set(chunks.filter(({ isOurs }) => !isOurs).map(({ file }) => file));
  /** Where a part stands. What only libraries consist of goes into each file that needs it. */
  const homeOf = ({ file, entryPoint, isOurs }) =>
    inFirst.has(file) ? first : entryPoint || !isOurs ? undefined : shared;
  /** By file: what it hands on, as [part, name, the name it has there]. */
  const handed = new Map([first, shared].map((file) => [file, new Map()]));
  const takers = [...parts.values()].filter(({ file }) => !inFirst.has(file) && !libraries.has(file));
  for (const part of parts.values()) {
    const home = homeOf(part);
    if (home === undefined) continue;
    for (const taker of takers) {
      if (homeOf(taker) === home) continue;
      for (const name of namesFrom(taker.text, part.file)) {
        const key = `${part.file} ${name}`;
        const names = handed.get(home);
        if (!names.has(key)) names.set(key, { file: part.file, name, alias: `$${names.size.toString(36)}` });
      }
    }
  }
  return { chunks, libraries, homeOf, handed };
}

/** Reads parts for the bundle that becomes `file`. */
function bundleParts(parts, { homeOf, handed, libraries }, file) {
  const own = (part) => {
    const home = homeOf(part);
    return home === undefined || home === file || libraries.has(file);
  };
  const taken = (part) =>
    [...handed.get(homeOf(part)).values()]
      .filter((one) => one.file === part.file)
      .map(({ name, alias }) => `${alias} as ${name}`)
      .join(',');
  return {
    name: 'bundle-parts',
    setup(build) {
      build.onResolve({ filter: /^\.\// }, ({ path, kind, namespace }) => {
        if (kind === 'dynamic-import' || namespace === 'elsewhere') return { path, external: true };
        const part = parts.get(path.slice(2));
        return { path: part.file, namespace: own(part) ? 'part' : 'elsewhere' };
      });
      build.onLoad({ filter: /.*/, namespace: 'part' }, ({ path }) => ({
        contents: parts.get(path).text,
        resolveDir: join(root, 'dist'),
      }));
      build.onLoad({ filter: /.*/, namespace: 'elsewhere' }, ({ path }) => {
        const part = parts.get(path);
        return {
          contents: `export {${taken(part)}} from './${homeOf(part)}';`,
          resolveDir: join(root, 'dist'),
        };
      });
    },
  };
}

/**
 * The bundles of the extension, each as what esbuild is to be told: the first file, whose name and banner each host
 * gives it, then `shared` and the chunks.
 */
export async function splitExtension(esbuild) {
  const parts = await splitIntoParts(esbuild);
  const planned = plan(parts);
  const hands = (file) =>
    [...planned.handed.get(file).values()].map(
      ({ file: from, name, alias }) => `export {${name} as ${alias}} from './${from}';`,
    );
  const bundle = (file, lines) => ({
    stdin: { contents: lines.join('\n'), resolveDir: join(root, 'dist') },
    plugins: [bundleParts(parts, planned, file)],
  });
  return {
    first: bundle(first, [`export * from './${first}';`, ...hands(first)]),
    chunks: [
      { name: shared, ...bundle(shared, hands(shared)) },
      ...planned.chunks.map(({ file }) => ({
        name: file,
        ...bundle(file, [`export * from './${file}';`, ...defaultOf(parts.get(file), file)]),
      })),
    ],
  };
}

/** A library that is no ES module has all that it exports in its default. */
function defaultOf({ text }, file) {
  return /^export default |^\s+\w+ as default$|\bdefault\b.*\n\};?$/m.test(text)
    ? [`export { default } from './${file}';`]
    : [];
}
