import { span, type Span } from '../base/span.js';
import type { KnownCertificate } from '../path/pool.js';
import type { JobServer, ParsedJob } from './parseJob.js';
import { type ParsedReference } from './parseServer.js';
import type { Resolver } from './resolver.js';
import type { ResolvedReference } from './resolveReference.js';

/** Somebody the node talks with: Director or a partner. */
export interface Peer {
  /** undefined for Director. */
  readonly name: string | undefined;
  /** Where the job speaks of it, or could. */
  readonly span: Span;
  /** What it presents; its own certificate is the first one of the first entry. */
  readonly presented: readonly ResolvedReference[];
  readonly trusted: readonly ResolvedReference[];
}

/** Director first, then the partners. */
export function toPeers(
  { keyCertificate, partners }: JobServer,
  { director, root }: ParsedJob,
  resolver: Resolver,
): readonly Peer[] {
  const toPeer = (
    name: string | undefined,
    place: Span,
    one: Record<'certificates' | 'trusted', readonly ParsedReference[]>,
  ): Peer => ({
    name,
    span: place,
    presented: resolver.list(one.certificates, 'presentedCertificates'),
    trusted: resolver.list(one.trusted, 'trustedCertificates'),
  });
  const fields = root?.type === 'mapping' ? root.fields : [];
  const section = fields.find(({ key }) => key === 'director')?.keySpan;
  return [
    toPeer(undefined, section ?? keyCertificate.ref?.span ?? span(0, 0), director),
    ...partners.map((partner) =>
      toPeer(partner.name?.value ?? '', partner.name?.span ?? partner.span, partner),
    ),
  ];
}

/** Whether the certificates of all are there. What leads nowhere, or cannot be read, has a rule of its own. */
export const areKnown = (references: readonly ResolvedReference[]): boolean =>
  references.every(({ entry }) => entry !== undefined && entry.certificates.length > 0);

/** Lists that have been gone through. */
const gathered = new WeakMap<readonly ResolvedReference[], readonly KnownCertificate[]>();

/** All certificates of these entries, in their order; of one list the same array each time. */
export function certificatesOf(references: readonly ResolvedReference[]): readonly KnownCertificate[] {
  const known = gathered.get(references) ?? references.flatMap(({ entry }) => entry?.certificates ?? []);
  gathered.set(references, known);
  return known;
}
