/** The arrows of src/README.md, held by machine. A room may use what stands behind its name, and nothing else. */
const rooms = {
  base: [],
  der: ['base'],
  pem: ['base'],
  crypto: ['base'],
  x509: ['base', 'der'],
  keys: ['base', 'der', 'pem', 'x509', 'crypto'],
  contents: ['base', 'der', 'pem', 'x509', 'keys'],
  path: ['base', 'x509', 'crypto'],
  findings: ['base', 'pem', 'x509', 'keys', 'crypto', 'path', 'contents', 'words'],
  authority: ['base', 'der', 'pem', 'x509', 'keys', 'crypto', 'path'],
  store: ['base', 'der', 'pem', 'x509', 'keys', 'crypto', 'contents', 'path'],
  jobs: ['base', 'pem', 'x509', 'keys', 'crypto', 'contents', 'path', 'findings', 'store', 'words'],
  words: ['base', 'der', 'pem', 'x509', 'keys', 'crypto', 'contents', 'path', 'findings', 'store', 'jobs'],
};

const arrows = Object.entries(rooms).map(([room, allowed]) => ({
  name: `${room}-uses-only`,
  comment: `core/${room} may use: ${allowed.join(', ') || 'nothing'}.`,
  severity: 'error',
  from: { path: `^src/core/${room}/` },
  to: { path: '^src/core/', pathNot: `^src/core/(${[room, ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'room-without-arrows',
      comment: 'A new room of the core must be named in this file.',
      severity: 'error',
      from: { path: '^src/core/', pathNot: `^src/core/(${Object.keys(rooms).join('|')})/` },
      to: {},
    },
    {
      name: 'core-is-pure',
      comment: 'The core knows neither VS Code nor Node nor a face, types included.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: '^src/(editor|cli|extension)|^vscode$|node_modules/@types/(vscode|node)/|^node:' },
    },
    {
      name: 'core-without-node',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'editor-uses-core',
      severity: 'error',
      from: { path: '^src/editor/' },
      to: { path: '^src/(cli|extension)' },
    },
    {
      name: 'editor-without-node',
      comment: 'The same file runs in the browser host.',
      severity: 'error',
      from: { path: '^src/(editor/|extension)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'desk-below-features',
      severity: 'error',
      from: { path: '^src/editor/desk/' },
      to: { path: '^src/editor/features/' },
    },
    {
      name: 'features-stand-alone',
      comment: 'Features meet through the desk or by command ids.',
      severity: 'error',
      from: { path: '^src/editor/features/([^/]+)/' },
      to: { path: '^src/editor/features/', pathNot: '^src/editor/features/$1/' },
    },
    {
      name: 'cli-uses-core',
      severity: 'error',
      from: { path: '^src/cli/' },
      to: { path: '^src/(editor|extension)|^vscode$' },
    },
    { name: 'nothing-uses-extension', severity: 'error', from: {}, to: { path: '^src/extension' } },
    { name: 'src-without-test', severity: 'error', from: { path: '^src/' }, to: { path: '^test/' } },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^vscode$' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
  },
};
