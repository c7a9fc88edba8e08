import { parseArgs } from 'node:util';
import { DEFAULT_OPTIONS, PURPOSES, type Role, type ValidationOptions } from '../core/validation/options.js';
import { passphraseOptions, readPassphrase } from './passphraseOption.js';
import { readCountOption, readTimeOption, toUsageError, UsageError } from './usage.js';

const options = {
  trusted: { type: 'string', multiple: true, default: [] as string[] },
  untrusted: { type: 'string', multiple: true, default: [] as string[] },
  crl: { type: 'string', multiple: true, default: [] as string[] },
  policy: { type: 'string', multiple: true, default: [] as string[] },
  'refuse-hash': { type: 'string', multiple: true, default: [] as string[] },
  role: { type: 'string', default: 'any' },
  name: { type: 'string' },
  at: { type: 'string' },
  json: { type: 'boolean' },
  insist: { type: 'boolean' },
  'require-explicit-policy': { type: 'boolean', default: false },
  'inhibit-policy-mapping': { type: 'boolean', default: false },
  'inhibit-any-policy': { type: 'boolean', default: false },
  'enforce-anchor-constraints': { type: 'boolean', default: false },
  'require-revocation': { type: 'boolean', default: false },
  'min-rsa': { type: 'string' },
  'max-depth': { type: 'string' },
  ...passphraseOptions,
} as const;

/** Options that take as many operands as follow them, once the leaves have been named. */
const LISTS = ['trusted', 'untrusted', 'crl', 'policy', 'refuse-hash'] as const;
type ListName = (typeof LISTS)[number];

export interface VerifyOptions {
  readonly leaves: readonly string[];
  readonly lists: Readonly<Record<ListName, readonly string[]>>;
  readonly validation: ValidationOptions;
  readonly isJson: boolean;
  readonly insist: boolean;
  readonly passphrase: string | undefined;
}

/** Throws `UsageError` for a call that cannot be obeyed. */
export function readVerifyOptions(args: readonly string[], now: number): VerifyOptions {
  const { values, tokens } = parse(args);
  const leaves: string[] = [];
  const lists = Object.fromEntries(LISTS.map((name) => [name, [...values[name]]])) as Record<
    ListName,
    string[]
  >;
  // `LEAF --trusted FILE… --crl FILE…`: what follows a list belongs to it. Where the leaf comes last, each takes one.
  const isLeafFirst = tokens[0]?.kind === 'positional';
  let open: ListName | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') open = LISTS.find((name) => isLeafFirst && name === token.name);
    else if (token.kind === 'positional') (open === undefined ? leaves : lists[open]).push(token.value);
  }
  if (leaves.length === 0)
    throw new UsageError('verify names no certificate', 'write cdcerts verify LEAF --trusted FILE…');
  if (lists.trusted.length === 0)
    throw new UsageError(
      'verify is told of nothing to trust',
      'name the files of roots with --trusted FILE…',
    );
  return {
    leaves,
    lists,
    validation: toValidationOptions(values, lists, now),
    isJson: values.json === true,
    insist: values.insist === true,
    passphrase: readPassphrase(values),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true, tokens: true });
  } catch (error) {
    throw toUsageError(error);
  }
}

type Values = ReturnType<typeof parse>['values'];

function toValidationOptions(values: Values, lists: VerifyOptions['lists'], now: number): ValidationOptions {
  const isHeld = values['enforce-anchor-constraints'];
  return {
    ...DEFAULT_OPTIONS,
    at: readTimeOption(values.at, now),
    purpose: PURPOSES[toRole(values.role)],
    host: values.name,
    anchor: { dates: isHeld, constraints: isHeld, basicConstraints: isHeld },
    requireRevocation: values['require-revocation'],
    minRsaBits: readCountOption('--min-rsa', values['min-rsa'], 2048) ?? DEFAULT_OPTIONS.minRsaBits,
    refusedHashes: lists['refuse-hash'].map(toHash),
    maxDepth: readCountOption('--max-depth', values['max-depth'], 8) ?? DEFAULT_OPTIONS.maxDepth,
    initialPolicies: lists.policy.length === 0 ? DEFAULT_OPTIONS.initialPolicies : lists.policy.map(toPolicy),
    requireExplicitPolicy: values['require-explicit-policy'],
    inhibitPolicyMapping: values['inhibit-policy-mapping'],
    inhibitAnyPolicy: values['inhibit-any-policy'],
  };
}

function toRole(role: string): Role {
  if (Object.hasOwn(PURPOSES, role)) return role as Role;
  throw new UsageError(`--role ${role} is unknown`, `use ${Object.keys(PURPOSES).join(', ')}`);
}

function toPolicy(text: string): string {
  if (/^[0-2](\.(0|[1-9]\d*))+$/.test(text)) return text;
  throw new UsageError(`--policy ${text} is no object identifier`, 'write it like --policy 1.2.3.4');
}

const HASHES = ['MD2', 'MD4', 'MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'] as const;

function toHash(text: string): string {
  const wanted = text.toUpperCase().replace('-', '');
  const hash = HASHES.find((name) => name.replace('-', '') === wanted);
  if (hash !== undefined) return hash;
  throw new UsageError(`--refuse-hash ${text} is unknown`, `use ${HASHES.join(', ')}`);
}
