import type { Peer } from '../../jobs/peers.js';
import { fingerprint } from '../../path/fingerprint.js';
import type { Certificate } from '../../x509/certificate.js';
import { writeCodeSpan } from '../doors/writeCodeSpan.js';
import type { Material } from '../material.js';
import { describe } from '../readme.js';
import type { ServerToBundle } from '../server.js';

/** Who must trust what before the node switches: Director and each partner the new issuers, the node theirs. */
export async function writeTrust(
  { server }: ServerToBundle,
  { trusted }: Material,
): Promise<readonly string[]> {
  const path = await server.path();
  // A self-signed certificate is its own issuer.
  const steps = path?.steps.map(({ known }) => known.certificate) ?? [];
  const issuers = steps.length > 1 ? steps.slice(1) : steps;
  const files = new Map(
    trusted.map(({ certificate, file }) => [fingerprint(certificate), `trusted/${file}`]),
  );
  return [
    ...server.peers.map((peer) =>
      [sayTask(peer, issuers), ...issuers.map((one) => sayIssuer(one, peer, files))].join('\n  - '),
    ),
    ...server.peers.map((peer) => sayPresented(peer)),
  ];
}

function nameOf({ name }: Peer): string {
  return name === undefined ? 'Control Center Director' : `the partner ${writeCodeSpan(name)}`;
}

function sayTask(peer: Peer, issuers: readonly Certificate[]): string {
  const who = nameOf(peer);
  if (issuers.length === 0)
    return `${who} must trust what will have issued the new certificate: it shows when the answer is here`;
  const how = peer.name === undefined ? '; the names of the screens for it were not seen' : '';
  return `${who} must trust what issued the new certificate, up to the self-signed root${how}`;
}

function sayIssuer(issuer: Certificate, { trusted }: Peer, files: ReadonlyMap<string, string>): string {
  const id = fingerprint(issuer);
  const file = files.get(id);
  const isKnown = trusted.some(({ entry }) =>
    entry?.certificates.some(({ certificate }) => fingerprint(certificate) === id),
  );
  const otherwise =
    trusted.length === 0
      ? 'what it trusts is not said by the job'
      : 'not in the list that the job has of what it trusts';
  const state = isKnown ? 'trusts it already, by the job' : otherwise;
  return `${describe(issuer)}${file === undefined ? '' : `, file ${writeCodeSpan(file)}`}: ${state}`;
}

/** What the node must trust of the other side comes with the import. */
function sayPresented(peer: Peer): string {
  const own = peer.presented[0]?.entry?.certificates[0]?.certificate;
  return own
    ? `the node trusts what ${nameOf(peer)} presents, which the import sees to: ${describe(own)}`
    : `whether the node trusts ${nameOf(peer)} could not be checked: the job does not say what it presents`;
}
