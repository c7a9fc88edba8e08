import { join } from 'node:path';
import tseslint from 'typescript-eslint';

/** The core's clock, disk and network are arguments; so their globals are out of its reach. */
const outsideWorld = [
  'process',
  'Buffer',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'require',
  'navigator',
];

export default tseslint.config(
  { ignores: ['dist/', 'out/', 'test/host/', 'test/workspace/', 'test/fixtures/'] },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/editor/page/tsconfig.json'],
        tsconfigRootDir: join(import.meta.dirname, '..'),
      },
    },
    rules: {
      // Numbers and booleans read well inside a template; objects are still refused.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // Our data shapes are compared by structure and never mocked: both spellings say the same.
      '@typescript-eslint/consistent-type-definitions': 'off',
      // A switch over a union must name every member, so that a new member shows where it is not yet handled.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', ...outsideWorld],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The clock is an argument.' },
        { object: 'Math', property: 'random', message: 'Chance comes from crypto.getRandomValues.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'The clock is an argument.',
        },
      ],
    },
  },
  {
    // VS Code makes a link of `[text](command:…)` in its own messages, and runs the command.
    files: ['src/editor/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        // As it is, or as one of two.
        ...['', "[type='ConditionalExpression'] > CallExpression"].map((one) => ({
          selector: `CallExpression[callee.property.name=/^show(Information|Warning|Error)Message$/] > .arguments:first-child${one}[callee.property.name='t'][arguments.length>1]`,
          message: 'Words that may come out of a file go through toInertText.',
        })),
      ],
    },
  },
  {
    // mocha's describe and it return nothing to wait for, and a chained assertion is a statement.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { allowForKnownSafeCalls: ['describe', 'it'] }],
    },
  },
  // A benchmark's output is what it prints; so is the command line's, and the fuzzer's.
  { files: ['test/bench/*.ts', 'test/fuzz/run.fuzz.ts', 'src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
);
