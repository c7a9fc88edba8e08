import type { Platform } from '../jobs/installJob.js';

/** What a bundle is for: an installer, Director's screens, or Ansible with many machines. */
export const TARGETS = ['unix', 'windows', 'container', 'director', 'fleet'] as const satisfies readonly (
  Platform | 'director' | 'fleet'
)[];
export type Target = (typeof TARGETS)[number];

/** One file of a bundle. */
export interface BundleFile {
  /** From the bundle's folder, its steps parted by `/`; letters, digits, `.`, `_` and `-` of ASCII alone. */
  readonly path: string;
  readonly octets: Uint8Array;
  /** Whether it is a script to be run. */
  readonly isExecutable?: true;
}

/** What is to be written, whole or not at all. The same job, store and target make the same octets. */
export interface Bundle {
  readonly target: Target | 'mixed';
  /** By path. */
  readonly files: readonly BundleFile[];
}

/** The list of sums, in the form that `sha256sum -c` reads. */
export const MANIFEST = 'SHA256SUMS';

/** What tells a bundle of ours from any other folder. */
export const MARKER = 'bundle.json';
export const BUNDLE_FORMAT = 'cdcerts-bundle/v1';

export function textFile(path: string, text: string): BundleFile {
  return { path, octets: new TextEncoder().encode(text) };
}

export function scriptFile(path: string, text: string): BundleFile {
  return { ...textFile(path, text), isExecutable: true };
}
