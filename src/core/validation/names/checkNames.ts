import type { Budget } from '../../path/budget.js';
import type { KnownCertificate } from '../../path/pool.js';
import type { Certificate } from '../../x509/certificate.js';
import type { GeneralName, GeneralNameType } from '../../x509/extensions/generalName.js';
import type { GeneralSubtree, NameConstraints } from '../../x509/extensions/nameConstraints.js';
import { findExtension, readExtension } from '../../x509/extensions/readExtension.js';
import type { Attribute } from '../../x509/name.js';
import { oids } from '../../x509/oids.js';
import { writeName } from '../../x509/writeName.js';
import type { Reason } from '../reason.js';
import { kindOf, type NameForm, nameFormOf, type NameRefusal } from './subtree.js';

/** Bases named in a message; a CA may list thousands. */
const NAMED = 5;

/**
 * Whether a CA's name constraints are ones that can be held to: minimum and maximum left alone, bases of their form.
 * RFC 5280 section 4.2.1.10.
 */
export function checkConstraints(known: KnownCertificate): readonly Reason[] {
  const constraints = readExtension(known.certificate, 'nameConstraints');
  if (constraints === undefined) return [];
  const { count, malformed } = heldOf(constraints);
  if (count > 0 && malformed === undefined) return [];
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
  const { malformed, types, count } = heldOf(constraints);
  // Such a CA is refused whatever stands below it.
  if (malformed !== undefined) return [];
  const names = namesByType(below.certificate);
  // All against all, as OpenSSL counts them, though those of different types need not be compared.
  const isAllowed = budget.spend('comparisons', count * countNames(below.certificate));
  for (const [type, judge] of types) {
    for (const name of names.get(type) ?? []) {
      const code = isAllowed ? judge(name) : 'name-constraints-unprocessed';
      if (code !== undefined) return [toReason(code, name, constraints, below, issuer)];
    }
  }
  return [];
}

/** Alternative names, and the attributes of the subject. */
function countNames(certificate: Certificate): number {
  return (readExtension(certificate, 'subjectAltName')?.length ?? 0) + certificate.subject.rdns.flat().length;
}

function toReason(
  code: NameRefusal,
  name: GeneralName,
  { permitted, excluded }: NameConstraints,
  certificate: KnownCertificate,
  other: KnownCertificate,
): Reason {
  const wanted = (code === 'name-excluded' ? excluded : permitted).filter(
    ({ base }) => kindOf(base) === kindOf(name),
  );
  const facts = {
    type: name.type,
    name: name.value,
    wanted: wanted
      .slice(0, NAMED)
      .map(({ base }) => base.value)
      .join(', '),
    more: Math.max(0, wanted.length - NAMED),
  };
  return { code, certificate, other, facts };
}

/** A CA's constraints made ready for the names of many certificates. */
interface Held {
  readonly count: number;
  /** The first subtree that nobody can be held to. */
  readonly malformed: GeneralSubtree | undefined;
  readonly types: ReadonlyMap<GeneralNameType, ReturnType<NameForm['hold']>>;
}

const heldConstraints = new WeakMap<NameConstraints, Held>();

function heldOf(constraints: NameConstraints): Held {
  const known = heldConstraints.get(constraints);
  if (known !== undefined) return known;
  const { permitted, excluded } = constraints;
  const subtrees = [...permitted, ...excluded];
  const basesOf = (some: readonly GeneralSubtree[], type: GeneralNameType): readonly GeneralName[] =>
    some.filter(({ base }) => base.type === type).map(({ base }) => base);
  const types = Array.from(new Set(subtrees.map(({ base }) => base.type)));
  const held: Held = {
    count: subtrees.length,
    malformed: subtrees.find(
      ({ base, minimum, maximum }) =>
        minimum !== 0 || maximum !== null || !nameFormOf(base.type).isBase(base),
    ),
    types: new Map(
      types.map((type) => [type, nameFormOf(type).hold(basesOf(permitted, type), basesOf(excluded, type))]),
    ),
  };
  heldConstraints.set(constraints, held);
  return held;
}

type NamesByType = ReadonlyMap<GeneralNameType, readonly GeneralName[]>;

const sortedNames = new WeakMap<Certificate, NamesByType>();

function namesByType(certificate: Certificate): NamesByType {
  const known = sortedNames.get(certificate);
  if (known !== undefined) return known;
  const names = new Map<GeneralNameType, GeneralName[]>();
  for (const name of namesOf(certificate)) {
    const alike = names.get(name.type);
    if (alike === undefined) names.set(name.type, [name]);
    else alike.push(name);
  }
  sortedNames.set(certificate, names);
  return names;
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
