import type { Budget } from '../path/budget.js';
import type { KnownCertificate } from '../path/pool.js';
import { sameName } from '../path/sameName.js';
import type { Certificate } from '../x509/certificate.js';
import { findExtension, readExtension } from '../x509/extensions/readExtension.js';
import { oids } from '../x509/oids.js';
import type { PolicyInputs } from './options.js';
import type { Reason } from './reason.js';

/** A policy that is valid down to one certificate, and the policies above that it follows from. */
interface PolicyNode {
  readonly policy: string;
  /** What the next certificate may name for it. */
  expected: ReadonlySet<string>;
  readonly parents: readonly PolicyNode[];
}

/** What is left of the graph below one certificate: its nodes by policy; none where no policy is valid any more. */
type Level = ReadonlyMap<string, PolicyNode>;

export interface PolicyResult {
  /** user-constrained-policy-set, RFC 5280 section 6.1.6; by OID. */
  readonly policies: readonly string[];
  readonly reasons: readonly Reason[];
}

/**
 * Certificate policies along a path: RFC 5280 section 6.1 with the graph of RFC 9618 in place of the tree, which mappings
 * could make grow exponentially.
 * @param fromAnchor from the anchor to the leaf
 * @param isAnchorHeld whether what the anchor's own certificate says of policies counts, as in RFC 5937
 */
export function checkPolicies(
  fromAnchor: readonly KnownCertificate[],
  inputs: PolicyInputs,
  isAnchorHeld: boolean,
  budget: Budget,
): PolicyResult {
  const length = fromAnchor.length;
  let explicitPolicy = inputs.requireExplicitPolicy ? 0 : length + 1;
  let inhibitAny = inputs.inhibitAnyPolicy ? 0 : length + 1;
  let policyMapping = inputs.inhibitPolicyMapping ? 0 : length + 1;
  let level: Level = new Map([[oids.anyPolicy, toNode(oids.anyPolicy, [])]]);

  for (const [index, known] of fromAnchor.entries()) {
    const { certificate } = known;
    const isAnchor = index === 0 && length > 1;
    if (isAnchor && !isAnchorHeld) continue;
    const isLast = index === length - 1;
    // The anchor is no certificate of the path, and counts as little as a self-issued one.
    const isSelfIssued = isAnchor || sameName(certificate.subject, certificate.issuer);
    const anyAllowed = inhibitAny > 0 || (!isLast && isSelfIssued);
    // An anchor without policies leaves them open.
    if (!isAnchor || findExtension(certificate, oids.certificatePolicies) !== undefined)
      level = descend(level, certificate, anyAllowed, budget);
    if (explicitPolicy === 0 && level.size === 0) return fail('policy-missing', known);
    const constraints = readExtension(certificate, 'policyConstraints');
    if (isLast) {
      // 6.1.5 (a) and (b)
      if (explicitPolicy > 0) explicitPolicy--;
      if (constraints?.requireExplicitPolicy === 0) explicitPolicy = 0;
      break;
    }
    const mappings = readExtension(certificate, 'policyMappings') ?? [];
    if (mappings.some((one) => Object.values(one).includes(oids.anyPolicy)))
      return fail('policy-mapping-of-any', known);
    level = mapPolicies(level, mappings, policyMapping > 0, budget);
    // 6.1.4 (h), (i), (j)
    if (!isSelfIssued) {
      if (explicitPolicy > 0) explicitPolicy--;
      if (policyMapping > 0) policyMapping--;
      if (inhibitAny > 0) inhibitAny--;
    }
    explicitPolicy = lower(explicitPolicy, constraints?.requireExplicitPolicy);
    policyMapping = lower(policyMapping, constraints?.inhibitPolicyMapping);
    inhibitAny = lower(inhibitAny, readExtension(certificate, 'inhibitAnyPolicy'));
  }
  const policies = constrain(authorityPolicies(level), inputs.initialPolicies);
  const leaf = fromAnchor.at(-1);
  if (explicitPolicy === 0 && policies.length === 0 && leaf !== undefined)
    return fail('policy-missing', leaf);
  return { policies, reasons: [] };
}

/** A counter after a certificate had its say; a number beyond counting (NaN) limits nothing. */
function lower(counter: number, limit: number | null | undefined): number {
  return limit === null || limit === undefined || Number.isNaN(limit) ? counter : Math.min(counter, limit);
}

const fail = (code: Reason['code'], certificate: KnownCertificate): PolicyResult => ({
  policies: [],
  reasons: [{ code, certificate }],
});

const toNode = (policy: string, parents: readonly PolicyNode[]): PolicyNode => ({
  policy,
  expected: new Set([policy]),
  parents,
});

/** RFC 5280 section 6.1.3 (d) and (e), RFC 9618 section 5.4. */
function descend(above: Level, certificate: Certificate, anyAllowed: boolean, budget: Budget): Level {
  const named = readExtension(certificate, 'certificatePolicies');
  if (named === undefined || above.size === 0 || !budget.spend('entries', named.length)) return new Map();
  const expecting = new Map<string, PolicyNode[]>();
  for (const node of above.values()) {
    if (!budget.spend('entries', node.expected.size)) return new Map();
    for (const policy of node.expected) {
      const nodes = expecting.get(policy);
      if (nodes === undefined) expecting.set(policy, [node]);
      else nodes.push(node);
    }
  }
  const level = new Map<string, PolicyNode>();
  const any = above.get(oids.anyPolicy);
  for (const { policy } of named) {
    if (policy === oids.anyPolicy) continue;
    const parents = expecting.get(policy) ?? (any === undefined ? undefined : [any]);
    if (parents !== undefined) level.set(policy, toNode(policy, parents));
  }
  if (anyAllowed && named.some(({ policy }) => policy === oids.anyPolicy)) {
    for (const [policy, parents] of expecting)
      if (!level.has(policy)) level.set(policy, toNode(policy, parents));
  }
  return level;
}

/** RFC 5280 section 6.1.4 (b), RFC 9618 section 5.5. */
function mapPolicies(
  level: Level,
  mappings: readonly { readonly issuerDomainPolicy: string; readonly subjectDomainPolicy: string }[],
  isAllowed: boolean,
  budget: Budget,
): Level {
  if (mappings.length === 0 || !budget.spend('entries', mappings.length)) return level;
  const targets = new Map<string, Set<string>>();
  for (const { issuerDomainPolicy: from, subjectDomainPolicy: to } of mappings) {
    const known = targets.get(from);
    if (known === undefined) targets.set(from, new Set([to]));
    else known.add(to);
  }
  const mapped = new Map(level);
  const any = level.get(oids.anyPolicy);
  for (const [policy, expected] of targets) {
    const node = level.get(policy);
    if (!isAllowed) mapped.delete(policy);
    else if (node !== undefined) node.expected = expected;
    else if (any !== undefined) mapped.set(policy, { policy, expected, parents: any.parents });
  }
  return mapped;
}

/**
 * The policies in the terms of the anchor: of all that lead down to the leaf, those that stand right below anyPolicy, and
 * anyPolicy itself where it reaches the leaf. RFC 9618 section 5.6.
 */
function authorityPolicies(last: Level): ReadonlySet<string> {
  const policies = new Set<string>();
  if (last.has(oids.anyPolicy)) policies.add(oids.anyPolicy);
  const reached = new Set<PolicyNode>(last.values());
  for (const node of reached) {
    for (const parent of node.parents) {
      reached.add(parent);
      if (parent.policy === oids.anyPolicy && node.policy !== oids.anyPolicy) policies.add(node.policy);
    }
  }
  return policies;
}

/** RFC 5280 section 6.1.5 (g): the policies that the caller accepts. */
function constrain(policies: ReadonlySet<string>, accepted: readonly string[]): readonly string[] {
  if (accepted.includes(oids.anyPolicy)) return [...policies];
  return policies.has(oids.anyPolicy) ? accepted : accepted.filter((policy) => policies.has(policy));
}
