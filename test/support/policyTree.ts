/** What one certificate says about policies; numbers for the policies, 0 for anyPolicy. */
export interface PolicySayings {
  readonly policies: readonly number[] | undefined;
  readonly mappings: readonly (readonly [from: number, to: number])[];
  readonly requireExplicit: number | undefined;
  readonly inhibitMapping: number | undefined;
  readonly inhibitAny: number | undefined;
}

export interface PolicyQuestion {
  /** [0] where any will do. */
  readonly acceptable: readonly number[];
  readonly requireExplicit: boolean;
  readonly inhibitMapping: boolean;
  readonly inhibitAny: boolean;
}

interface Node {
  readonly policy: number;
  expected: readonly number[];
  readonly parent: Node | undefined;
  children: Node[];
}

const ANY = 0;

function grow(parent: Node, policy: number, expected: readonly number[] = [policy]): void {
  parent.children.push({ policy, expected, parent, children: [] });
}

const atDepth = (root: Node, depth: number): Node[] =>
  depth === 0 ? [root] : root.children.flatMap((child) => atDepth(child, depth - 1));

function cut(node: Node): void {
  if (node.parent !== undefined) node.parent.children = node.parent.children.filter((one) => one !== node);
}

/** Drops what has no descendant of that depth; false where nothing is left. */
function prune(root: Node, depth: number): boolean {
  for (let at = depth - 1; at > 0; at--)
    for (const node of atDepth(root, at)) if (node.children.length === 0) cut(node);
  return root.children.length > 0;
}

/** Section 6.1.3 (d) (1) and (2). */
function addPolicies(root: Node, depth: number, policies: readonly number[], mayBeAny: boolean): void {
  const parents = atDepth(root, depth - 1);
  for (const policy of policies.filter((one) => one !== ANY)) {
    const expecting = parents.filter(({ expected }) => expected.includes(policy));
    const above = expecting.length > 0 ? expecting : parents.filter((node) => node.policy === ANY);
    for (const parent of above) grow(parent, policy);
  }
  if (!policies.includes(ANY) || !mayBeAny) return;
  for (const parent of parents)
    for (const policy of parent.expected)
      if (!parent.children.some((child) => child.policy === policy)) grow(parent, policy);
}

/** Section 6.1.4 (b). */
function map(root: Node, depth: number, mappings: PolicySayings['mappings'], isAllowed: boolean): void {
  for (const from of new Set(mappings.map(([one]) => one))) {
    const to = [...new Set(mappings.filter(([one]) => one === from).map(([, one]) => one))];
    const nodes = atDepth(root, depth);
    const named = nodes.filter(({ policy }) => policy === from);
    if (!isAllowed) named.forEach(cut);
    else if (named.length > 0) for (const node of named) node.expected = to;
    else {
      const any = nodes.find(({ policy }) => policy === ANY)?.parent;
      if (any !== undefined) grow(any, from, to);
    }
  }
}

/** Section 6.1.5 (g) (iii): what is left of the tree where only some policies are acceptable. */
function intersect(root: Node, depth: number, acceptable: readonly number[]): boolean {
  if (acceptable.includes(ANY)) return true;
  const levels = Array.from({ length: depth }, (_, at) => atDepth(root, at + 1)).flat();
  const roots = levels.filter(({ parent }) => parent?.policy === ANY);
  for (const node of roots) if (node.policy !== ANY && !acceptable.includes(node.policy)) cut(node);
  const last = atDepth(root, depth).find(({ policy }) => policy === ANY);
  if (last?.parent !== undefined) {
    for (const policy of acceptable)
      if (!roots.some((node) => node.policy === policy)) grow(last.parent, policy);
    cut(last);
  }
  return prune(root, depth);
}

/**
 * Whether the policies of a path, from below the anchor to the leaf, are acceptable: RFC 5280 section 6.1 with the
 * valid_policy_tree as the text has it, which grows without bound; no certificate is self-issued.
 */
export function judgeByTree(path: readonly PolicySayings[], question: PolicyQuestion): boolean {
  const all = path.length;
  const root: Node = { policy: ANY, expected: [ANY], parent: undefined, children: [] };
  let isAlive = true;
  let explicit = question.requireExplicit ? 0 : all + 1;
  let mapping = question.inhibitMapping ? 0 : all + 1;
  let any = question.inhibitAny ? 0 : all + 1;
  const lower = (now: number, wanted: number | undefined) => Math.min(now, wanted ?? now);
  for (const [at, said] of path.entries()) {
    const depth = at + 1;
    if (said.policies === undefined) isAlive = false;
    else if (isAlive) {
      addPolicies(root, depth, said.policies, any > 0);
      isAlive = prune(root, depth);
    }
    if (explicit === 0 && !isAlive) return false;
    if (depth === all) break;
    if (said.mappings.flat().includes(ANY)) return false;
    if (isAlive) {
      map(root, depth, said.mappings, mapping > 0);
      isAlive = prune(root, depth);
    }
    explicit = lower(Math.max(0, explicit - 1), said.requireExplicit);
    mapping = lower(Math.max(0, mapping - 1), said.inhibitMapping);
    any = lower(Math.max(0, any - 1), said.inhibitAny);
  }
  explicit = path.at(-1)?.requireExplicit === 0 ? 0 : Math.max(0, explicit - 1);
  return explicit > 0 || (isAlive && intersect(root, all, question.acceptable));
}
