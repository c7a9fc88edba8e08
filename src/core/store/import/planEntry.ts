import type { Certificate } from '../../x509/certificate.js';
import type { Name } from '../../x509/name.js';
import { oids } from '../../x509/oids.js';
import type { Entry } from '../entry.js';
import { writeLabel } from '../label.js';
import type { ImportedObject, ImportWarning, PlannedEntry, Renewal } from './importPlan.js';
import type { Ownership } from './keyOwners.js';

export interface EntryParts {
  readonly kinds: PlannedEntry['kinds'];
  readonly object: ImportedObject;
  readonly files: readonly [string, ...string[]];
  /** What stands above a certificate. */
  readonly issuers?: readonly Certificate[];
  readonly owner?: Ownership | undefined;
  /** Whether it has to be trusted as it is, since nobody else vouches for it. */
  readonly standsAlone?: boolean;
  /** Whether its private key was looked for, and is nowhere. */
  readonly lacksKey?: boolean;
  readonly renewal?: Renewal | 'older' | undefined;
  /** The latest first. */
  readonly supersedes?: readonly Entry[];
  /** Labels that other entries have; the new one is added. */
  readonly labels: Set<string>;
  readonly now: number;
}

export function planEntry(parts: EntryParts): PlannedEntry {
  const { files, issuers = [], kinds, labels, object, owner, renewal, supersedes = [] } = parts;
  const waiting = owner?.entry?.kind === 'request' ? owner.entry : undefined;
  const before = waiting ?? supersedes[0];
  const label = before?.notes.label ?? writeLabel(titleOf(object) ?? files[0], labels);
  labels.add(label);
  return {
    kinds,
    label,
    object,
    certificates: object.kind === 'certificate' ? [object, ...issuers] : [],
    key: owner?.source,
    answers: waiting && { kind: waiting.kind, name: waiting.name },
    renews: renewal === 'older' ? undefined : renewal,
    supersedes: supersedes.map(({ kind, name }) => ({ kind, name })),
    notes: before ? notesOf(before) : {},
    files: [...new Set([...files, ...(owner?.files ?? [])])],
    warnings: warningsOf(parts),
  };
}

function warningsOf({
  lacksKey = false,
  now,
  object,
  renewal,
  standsAlone = false,
}: EntryParts): readonly ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (lacksKey) warnings.push('key-missing');
  if (standsAlone) warnings.push('self-signed');
  if (object.kind === 'certificate') {
    if (now > object.notAfter.epoch) warnings.push('expired');
    if (now < object.notBefore.epoch) warnings.push('not-yet-valid');
  } else if (object.kind === 'crl' && object.nextUpdate && now > object.nextUpdate.epoch)
    warnings.push('outdated');
  if (object.faults.length > 0) warnings.push('malformed');
  if (renewal === 'older') warnings.push('older');
  return warnings;
}

function notesOf({ notes: { description, owner, tags } }: Entry): PlannedEntry['notes'] {
  return {
    ...(description !== undefined && { description }),
    ...(tags !== undefined && { tags }),
    ...(owner !== undefined && { owner }),
  };
}

function titleOf(object: ImportedObject): string | undefined {
  if (object.kind !== 'crl') return mostTelling(object.subject);
  const issuer = mostTelling(object.issuer);
  return issuer === undefined ? undefined : `${issuer} CRL`;
}

/** The common name, the last and so most specific one, else the last value of the name. */
function mostTelling({ rdns }: Name): string | undefined {
  const attributes = rdns.flat().filter(({ value }) => value.trim() !== '');
  const commonName = attributes.findLast(({ oid }) => oid === oids.commonName);
  return (commonName ?? attributes.at(-1))?.value;
}
