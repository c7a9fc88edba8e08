import type { Fault } from '../base/fault.js';
import { readYaml, type YamlNode } from '../base/readYaml.js';
import type { Span } from '../base/span.js';
import { FieldReader, type Misshapen } from './fieldReader.js';
import type { Placed } from './placed.js';

/** undefined: absent, empty, or no text. */
type Field = Placed | undefined;

export interface ParsedReference {
  readonly ref: Field;
  readonly label: Field;
  /** The whole of it. */
  readonly span: Span;
}

/** An install job as it stands in its file: `InstallJob` with places, and with anything absent. */
export interface ParsedJob {
  readonly apiVersion: Field;
  readonly kind: Field;
  readonly metadata: { readonly name: Field };
  readonly director: { readonly version: Field };
  readonly target: { readonly platform: Field; readonly version: Field };
  readonly server: { readonly alias: Field };
  readonly node: { readonly name: Field; readonly host: Field };
  readonly installDir: Field;
  readonly adminUser: Field;
  readonly ports: { readonly server: Field; readonly api: Field; readonly agent: Field };
  readonly keyCertificate: { readonly ref: Field; readonly label: Field; readonly passphraseRef: Field };
  readonly trustedCertificates: readonly ParsedReference[];
  /** Everything that stands there, known here or not. */
  readonly root: YamlNode | undefined;
  /** What is no YAML, in words of `readYaml`. */
  readonly faults: readonly Fault[];
  /** Values of the wrong shape, such as a list where a text belongs. */
  readonly misshapen: readonly Misshapen[];
}

/** The text of a job file → what it says, as far as it can be read. Never throws. */
export async function parseJob(text: string): Promise<ParsedJob> {
  const { root, faults } = await readYaml(text);
  const job = new FieldReader(root);
  const director = job.section('director');
  const target = job.section('target');
  const node = job.section('node');
  const ports = job.section('ports');
  const keyCertificate = job.section('keyCertificate');
  return {
    apiVersion: job.text('apiVersion'),
    kind: job.text('kind'),
    metadata: { name: job.section('metadata').text('name') },
    director: { version: director.text('version') },
    target: { platform: target.text('platform'), version: target.text('version') },
    server: { alias: job.section('server').text('alias') },
    node: { name: node.text('name'), host: node.text('host') },
    installDir: job.text('installDir'),
    adminUser: job.text('adminUser'),
    ports: { server: ports.text('server'), api: ports.text('api'), agent: ports.text('agent') },
    keyCertificate: {
      ref: keyCertificate.text('ref'),
      label: keyCertificate.text('label'),
      passphraseRef: keyCertificate.text('passphraseRef'),
    },
    trustedCertificates: job
      .list('trustedCertificates')
      .map((one) => ({ ref: one.text('ref'), label: one.text('label'), span: one.span })),
    root,
    faults,
    misshapen: job.misshapen,
  };
}
