import type { Refusal, RefusalReason } from '../bundles/refusal.js';
import { toPlain } from './toPlain.js';

type Words = (refusal: Refusal) => string;

const character = ({ character: one = '' }: Refusal): string => `“${toPlain(one)}”`;

const REASONS: Readonly<Record<RefusalReason, Words>> = {
  missing: () => 'is missing, and the files of the bundle must have it.',
  bootstrap: ({ target = 'this target' }) =>
    `is “bootstrap”: Director issues that certificate, so that only a bundle for Director can have it, none for ${target}. Refer to a key certificate of the store.`,
  platform: ({ target = 'this target' }) =>
    `is another platform than a bundle for ${target} is for: build it without a target, for each server’s own.`,
  replacement: ({ target = 'this target' }) =>
    `is “ReplaceBootstrap”, whose bundle is for each server’s own platform, and none for ${target}: build it without a target.`,
  'key-wrapper': () =>
    'names an entry whose private key is not encrypted PKCS#8. A bundle seals nothing anew: change its passphrase in the store first.',
  character: (refusal) =>
    `has ${character(refusal)}, which would mean something where it has to be written: choose a value without it.`,
  'secure-character': (refusal) =>
    `has ${character(refusal)}, and no source shows how a script of the Secure+ CLI has that in a value: write letters, digits and _ . : @ # / \\ + - alone.`,
  invisible: (refusal) => `has ${character(refusal)}, which cannot be seen: type the value anew.`,
  'not-ascii': (refusal) =>
    `has ${character(refusal)}: its reader takes nothing but ASCII for the same everywhere.`,
  edge: () => 'begins or ends with a space, which its reader drops.',
  empty: () => 'is empty.',
  'not-a-host': () => 'is no name and no address of a machine.',
  'not-a-path': () => 'is no whole path of that system without steps upward.',
  'not-a-secret-name': () =>
    'is no name of an environment variable. It is not repeated here: it may be the secret itself.',
  'shell-variable': () => 'is a name that shells or the installer use themselves: call the secret otherwise.',
  'not-a-kubernetes-name': () => 'is no name as Kubernetes takes it: lower-case letters, digits and dashes.',
  'not-a-file-name': () => 'is no plain file name: letters, digits, “.”, “_” and “-”.',
};

/** Why no bundle can be written, as a sentence about a field of the job. */
export function describeRefusal(refusal: Refusal): string {
  return `“${refusal.field}” ${REASONS[refusal.reason](refusal)}`;
}

/** @param platform what the bundle would be for */
export function sayBundleRefused(platform: string, refusal: Refusal): string {
  return `No bundle for ${toPlain(platform)} can be built: ${describeRefusal(refusal)}`;
}
