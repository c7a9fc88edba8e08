import type { YamlNode } from '../base/readYaml.js';
import type { Span } from '../base/span.js';
import { FieldReader } from './fieldReader.js';
import type { Placed } from './placed.js';

/** undefined: absent, empty, or no text. */
export type Field = Placed | undefined;

export interface ParsedReference {
  readonly ref: Field;
  /** Of `trustedCertificates` alone. */
  readonly label: Field;
  /** The whole of it. */
  readonly span: Span;
  readonly node: YamlNode | undefined;
}

/** Another node, for the proof that trust goes both ways. */
export interface ParsedPartner {
  readonly name: Field;
  /** What it presents, its own certificate first. */
  readonly certificates: readonly ParsedReference[];
  readonly trusted: readonly ParsedReference[];
  readonly span: Span;
}

/** All that a job says about one server, its own fields and the defaults, each with the place that it came from. */
export type ParsedServer = ReturnType<typeof parseServer>;

export function parseServer(merged: YamlNode | undefined) {
  const reader = new FieldReader(merged);
  const tls = reader.below('tls');
  return {
    target: reader.section('target', 'platform', 'version', 'package'),
    server: reader.section('server', 'alias'),
    node: reader.section('node', 'name', 'host'),
    installDir: reader.text('installDir'),
    deploymentDir: reader.text('deploymentDir'),
    adminUser: reader.text('adminUser'),
    ports: reader.section('ports', 'server', 'api', 'agent', 'rpc'),
    agent: reader.section('agent', 'enable', 'osaUrl', 'osaDisable', 'installationId'),
    fileAgent: reader.section('fileAgent', 'install', 'enable'),
    keyCertificate: reader.section('keyCertificate', 'ref', 'label', 'passphraseRef'),
    bootstrap: reader.section('bootstrap', 'ref', 'label', 'installed', 'validityDays'),
    trustedCertificates: parseReferences(reader, 'trustedCertificates'),
    partners: reader.list('partners').map(parsePartner),
    keystore: reader.section('keystore', 'file', 'passwordRef'),
    tls: {
      ...reader.section('tls', 'protocol', 'clientAuth', 'encryptData', 'override', 'commonName', 'fips'),
      cipherSuites: tls.texts('cipherSuites'),
    },
    windows: reader.section(
      'windows',
      'databasePasswordRef',
      'databaseUser',
      'databasePort',
      'serviceAccount',
      'serviceAccountPasswordRef',
    ),
    container: reader.section(
      'container',
      'licenseType',
      'provisioning',
      'secretName',
      'certificateSecretName',
      'configDir',
      'adminPasswordRef',
      'appUserPasswordRef',
    ),
    netmapFile: reader.text('netmapFile'),
    userFile: reader.text('userFile'),
    schedule: reader.text('schedule'),
  };
}

/** Lists that have been parsed: what many servers have in common is one. */
const parsed = new WeakMap<YamlNode, readonly ParsedReference[]>();

/** A list of references to entries. */
export function parseReferences(reader: FieldReader, key: string): readonly ParsedReference[] {
  const node = reader.at(key);
  const known = node && parsed.get(node);
  if (known) return known;
  const references = reader
    .list(key)
    .map((one) => ({ ref: one.text('ref'), label: one.text('label'), span: one.span, node: one.node }));
  if (node) parsed.set(node, references);
  return references;
}

function parsePartner(reader: FieldReader): ParsedPartner {
  return {
    name: reader.text('name'),
    certificates: parseReferences(reader, 'certificates'),
    trusted: parseReferences(reader, 'trusted'),
    span: reader.span,
  };
}
