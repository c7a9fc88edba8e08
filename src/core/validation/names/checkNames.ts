import type { Budget } from '../../path/budget.js';
import type { KnownCertificate } from '../../path/pool.js';
import type { Certificate } from '../../x509/certificate.js';
import type { GeneralName } from '../../x509/extensions/generalName.js';
import type { NameConstraints } from '../../x509/extensions/nameConstraints.js';
import { findExtension, readExtension } from '../../x509/extensions/readExtension.js';
import type { Attribute } from '../../x509/name.js';
import { oids } from '../../x509/oids.js';
import { writeName } from '../../x509/writeName.js';
import type { Reason, ReasonCode } from '../reason.js';
import { nameForms } from './subtree.js';

/** Bases named in a message; a CA may list thousands. */
const NAMED = 5;

/**
 * Whether a CA's name constraints are ones that can be held to: minimum and maximum left alone, bases of their form.
 * RFC 5280 section 4.2.1.10.
 */
export function checkConstraints(known: KnownCertificate): readonly Reason[] {
  const constraints = readExtension(known.certificate, 'nameConstraints');
  if (constraints === undefined) return [];
  const subtrees = [...constraints.permitted, ...constraints.excluded];
  const malformed = subtrees.find(
    ({ base, minimum, maximum }) =>
      minimum !== 0 || maximum !== null || nameForms.get(base.type)?.isBase(base) === false,
  );
  if (subtrees.length > 0 && malformed === undefined) return [];
  const facts = { type: malformed?.base.type ?? '', name: malformed?.base.value ?? '' };
  return [{ code: 'name-constraints-unprocessed', certificate: known, facts }];
}

/** What a CA's name constraints say against the names of a certificate below it: RFC 5280 section 6.1.3 (b) and (c). */
export function checkNames(
  below: KnownCertificate,
  issuer: KnownCertificate,
  budget: Budget,
): readonly Reason[] {
  const constraints = readExtension(issuer.certificate, 'nameConstraints');
  if (constraints === undefined) return [];
  for (const name of namesOf(below.certificate)) {
    const code = checkName(name, constraints, budget);
    if (code === undefined) continue;
    const wanted = bases(constraints, code, name).map(({ value }) => value);
    const facts = {
      type: name.type,
      name: name.value,
      wanted: wanted.slice(0, NAMED).join(', '),
      more: Math.max(0, wanted.length - NAMED),
    };
    return [{ code, certificate: below, other: issuer, facts }];
  }
  return [];
}

function checkName(name: GeneralName, constraints: NameConstraints, budget: Budget): ReasonCode | undefined {
  const permitted = constraints.permitted.map(({ base }) => base).filter((base) => isSameForm(base, name));
  const excluded = constraints.excluded.map(({ base }) => base).filter((base) => isSameForm(base, name));
  if (permitted.length + excluded.length === 0) return undefined;
  if (!budget.spend('comparisons', permitted.length + excluded.length)) return 'name-constraints-unprocessed';
  const form = nameForms.get(name.type);
  if (form === undefined) return 'name-constraints-unprocessed';
  if (!form.isName(name)) return 'name-not-permitted';
  if (excluded.some((base) => form.touches(name, base))) return 'name-excluded';
  const isPermitted = permitted.length === 0 || permitted.some((base) => form.isWithin(name, base));
  return isPermitted ? undefined : 'name-not-permitted';
}

/** Other names are as many forms as they have types: `value` starts with the type's OID. */
function isSameForm(base: GeneralName, name: GeneralName): boolean {
  if (base.type !== name.type) return false;
  return base.type !== 'other' || base.value.split('=')[0] === name.value.split('=')[0];
}

function bases(constraints: NameConstraints, code: ReasonCode, name: GeneralName): readonly GeneralName[] {
  const subtrees = code === 'name-excluded' ? constraints.excluded : constraints.permitted;
  return subtrees.map(({ base }) => base).filter((base) => isSameForm(base, name));
}

/** The names that constraints speak of: the alternative ones, the subject, and its mail addresses where it has no others. */
function* namesOf(certificate: Certificate): Generator<GeneralName> {
  const { subject } = certificate;
  yield* readExtension(certificate, 'subjectAltName') ?? [];
  if (subject.rdns.length === 0) return;
  const { raw: octets, span } = subject;
  yield { type: 'directory', value: writeName(subject), octets, name: subject, span };
  if (findExtension(certificate, oids.subjectAltName) !== undefined) return;
  for (const attribute of subject.rdns.flat())
    if (attribute.oid === oids.emailAddress) yield toMailName(attribute, certificate);
}

function toMailName({ value }: Attribute, { subject }: Certificate): GeneralName {
  return { type: 'email', value, octets: subject.raw, name: undefined, span: subject.span };
}
