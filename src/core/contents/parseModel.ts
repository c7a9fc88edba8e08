import type { Fault } from '../base/fault.js';
import { span } from '../base/span.js';
import { Cursor } from '../der/cursor.js';
import { isIndefinite, toDefinite } from '../der/toDefinite.js';
import { tags } from '../der/tags.js';
import { javaKeystore, parseJks } from '../keystores/parseJks.js';
import { parsePkcs12 } from '../keystores/parsePkcs12.js';
import { parsePkcs7 } from '../keystores/parsePkcs7.js';
import { parsePrivateKey } from '../keys/parsePrivateKey.js';
import type { PemBlock } from '../pem/pemBlock.js';
import { parseCertificate } from '../x509/parseCertificate.js';
import { parsePublicKey } from '../x509/parsePublicKey.js';
import { parseRequest } from '../x509/parseRequest.js';
import { parseRevocationList } from '../x509/parseRevocationList.js';
import { parseRsaPublicKey } from '../x509/parseRsaPublicKey.js';
import type { Model } from './contents.js';
import { foreignOctets } from './foreignContent.js';
import { labels } from './labels.js';
import { otherKeystore } from './otherKeystore.js';
import { type Structure, structureOf } from './structure.js';

/** What a PEM block holds, and what its label has to do with it. Places of `labelFaults` are places of the label. */
export interface ParsedBlock {
  readonly model: Model;
  readonly labelFaults: readonly Pick<Fault, 'code' | 'facts'>[];
}

/** The structure decides; the label is what people and tools go by, so that a false one is a fault. */
export function parseBlock({
  label,
  headers,
  bytes,
}: Pick<PemBlock, 'label' | 'headers' | 'bytes'>): ParsedBlock {
  const known = labels.get(label);
  if (known?.structure === 'parameters') {
    return { model: unknown(), labelFaults: [{ code: 'label-ignored', facts: { label } }] };
  }
  // Behind RFC 1421 encryption, and in OpenSSH's format, there is no DER to look at.
  const isOpaque = headers.length > 0 || label === 'OPENSSH PRIVATE KEY';
  const found = isOpaque && known?.structure === 'privateKey' ? undefined : structureIn(bytes);
  const structure = found ?? known?.structure;
  if (structure === undefined) {
    return { model: unknown(), labelFaults: [{ code: 'label-unknown', facts: { label } }] };
  }
  const labelFaults: Pick<Fault, 'code' | 'facts'>[] = [];
  if (known === undefined) labelFaults.push({ code: 'label-unknown', facts: { label } });
  else if (found !== undefined && found !== known.structure) {
    labelFaults.push({ code: 'label-wrong', facts: { label, found } });
  } else if (known.standard !== undefined) {
    labelFaults.push({ code: 'label-nonstandard', facts: { label, standard: known.standard } });
  }
  // OpenSSL's TRUSTED CERTIFICATE has trust settings after the certificate.
  const octets = label === 'TRUSTED CERTIFICATE' ? firstElement(bytes) : bytes;
  return { model: parseStructure(structure, octets, label, headers), labelFaults };
}

/** What a binary file holds. */
export function parseBinary(bytes: Uint8Array): Model {
  if (javaKeystore(bytes) !== undefined) return parseJks(bytes);
  const structure = structureIn(bytes);
  return structure === undefined
    ? unknown(whyUnknown(bytes))
    : parseStructure(structure, bytes, undefined, []);
}

/** Containers may be BER, whose indefinite lengths say nothing of the structure; nothing else may. */
function structureIn(bytes: Uint8Array): Structure | undefined {
  if (!isIndefinite(bytes)) return structureOf(bytes);
  const definite = toDefinite(bytes);
  const structure = typeof definite === 'string' ? undefined : structureOf(definite.bytes);
  return structure === 'pkcs7' || structure === 'pkcs12' ? structure : undefined;
}

function parseStructure(
  structure: Structure,
  bytes: Uint8Array,
  label: string | undefined,
  headers: PemBlock['headers'],
): Model {
  if (structure !== 'privateKey' && bytes[0] !== tags.sequence) return unknown(whyUnknown(bytes));
  switch (structure) {
    case 'certificate':
      return parseCertificate(bytes);
    case 'request':
      return parseRequest(bytes);
    case 'crl':
      return parseRevocationList(bytes);
    case 'publicKey':
      return parsePublicKey(bytes);
    case 'rsaPublicKey':
      return parseRsaPublicKey(bytes);
    case 'privateKey':
      return parsePrivateKey(bytes, label, headers);
    case 'pkcs7':
      return parsePkcs7(bytes);
    case 'pkcs12':
      return parsePkcs12(bytes);
  }
}

function unknown(...faults: Fault[]): Model {
  return { kind: 'unknown', faults };
}

/** What is known by its outside and not opened. */
function unread(container: string, bytes: Uint8Array): Fault {
  return { code: 'container-unread', span: span(0, bytes.length), facts: { container } };
}

/** Not DER at all; DER that breaks off or goes on after its end; or DER of something else. */
function whyUnknown(bytes: Uint8Array): Fault {
  const container = otherKeystore(bytes);
  if (container !== undefined) return unread(container, bytes);
  const definite = isIndefinite(bytes) ? toDefinite(bytes) : undefined;
  if (typeof definite === 'string') return { code: definite, span: span(0, bytes.length) };
  const facts = foreignOctets(bytes);
  if (bytes[0] !== tags.sequence || facts?.content === 'transcoded')
    return { code: 'not-der', span: span(0, Math.min(1, bytes.length)), ...(facts && { facts }) };
  const input = Cursor.over(bytes);
  const outer = input.any('object');
  while (!outer.done) outer.any('object');
  return input.report.faults[0] ?? { code: 'object-unknown', span: outer.span };
}

function firstElement(bytes: Uint8Array): Uint8Array {
  const first = Cursor.over(bytes).any('certificate');
  return first.failed ? bytes : first.raw;
}
