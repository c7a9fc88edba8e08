import type { InspectedServer } from '../jobs/inspectedJob.js';
import type { BundleFile } from './bundle.js';
import type { Values } from './values.js';

/** A server of the job on its way into a bundle. */
export interface ServerToBundle {
  readonly server: InspectedServer;
  /** The folder of its files in the bundle; nothing but `writeFileName` lets through. */
  readonly folder: string;
  readonly values: Values;
}

/** What a writer made of a server; paths count from the server's folder. */
export interface WrittenServer {
  readonly files: readonly BundleFile[];
  /** The names of the secrets that its run script asks for, in this order. */
  readonly secrets: readonly string[];
}
