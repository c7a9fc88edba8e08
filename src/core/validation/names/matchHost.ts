import type { KnownCertificate } from '../../path/pool.js';
import { sameOctets } from '../../base/sameOctets.js';
import { readExtension } from '../../x509/extensions/readExtension.js';
import { oids } from '../../x509/oids.js';
import type { Reason } from '../reason.js';
import { isDnsName, parsePresentedName, toAscii } from './dnsName.js';
import { parseAddress } from './ipAddress.js';

/** Names shown in a message; a certificate may have thousands. */
const NAMED = 5;

/**
 * Whether a server certificate is one of the host that is meant: RFC 9525 section 6. Only subjectAltName counts; the
 * common name does not any more, and where nothing but it would match, the facts say so.
 */
export function matchHost(leaf: KnownCertificate, host: string): readonly Reason[] {
  const wanted = parseHost(host);
  if (wanted === undefined) return [{ code: 'host-unusable', certificate: leaf, facts: { host } }];
  const names = readExtension(leaf.certificate, 'subjectAltName') ?? [];
  const isMatch = names.some(({ type, value, octets }) =>
    'address' in wanted
      ? type === 'ip' && sameOctets(octets, wanted.address)
      : type === 'dns' && matchesName(value, wanted.name),
  );
  if (isMatch) return [];
  const type = 'address' in wanted ? 'ip' : 'dns';
  const found = names.filter((name) => name.type === type).map(({ value }) => value);
  const commonNames = leaf.certificate.subject.rdns.flat().filter(({ oid }) => oid === oids.commonName);
  const isInCommonName = commonNames.some(({ value }) =>
    'address' in wanted ? value === host : matchesName(value, wanted.name),
  );
  const facts = {
    host,
    found: found.slice(0, NAMED).join(', '),
    more: Math.max(0, found.length - NAMED),
    commonName: isInCommonName ? 'matches' : 'differs',
  };
  return [{ code: 'host-mismatch', certificate: leaf, facts }];
}

type Host = { readonly address: Uint8Array } | { readonly name: string };

/** A reference identifier; undefined where it is neither a name nor an address. */
function parseHost(text: string): Host | undefined {
  const address = parseAddress(text.replace(/^\[(.*)\]$/, '$1'));
  if (address !== undefined) return { address };
  const name = toAscii(text.replace(/\.$/, ''));
  // A last label of digits is no top-level domain but an address that is written oddly.
  return name !== undefined && isDnsName(name) && !/(^|\.)\d+$/.test(name) ? { name } : undefined;
}

/** Section 6.3: label by label without regard to case; a wildcard stands for the whole left-most label, one label. */
function matchesName(presented: string, wanted: string): boolean {
  const parsed = parsePresentedName(presented);
  if (parsed === undefined) return false;
  if (!parsed.isWildcard) return parsed.name === wanted;
  // A wildcard below a top-level domain would stand for everybody's names.
  return (
    parsed.name.includes('.') && wanted.slice(wanted.indexOf('.') + 1) === parsed.name && wanted.includes('.')
  );
}
