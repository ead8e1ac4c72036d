import { isRecord } from "../../protocol/value-guards";
import { allowedOperators, CHILD_CONTROL, settingOperators } from "./inheritance-operators";

/** A policy that is attached somewhere on the way from the root to an account. */
export interface InheritedPolicy {
  readonly id: string;
  /** The parsed content. */
  readonly document: unknown;
}

/** A part of the merged policy: a setting with a value, or keys of its own. */
export interface EffectiveNode {
  readonly children: Map<string, EffectiveNode>;
  /** The operators that policies further down may use from here on. */
  allowed: ReadonlySet<string>;
  setting: EffectiveSetting | undefined;
}

interface EffectiveSetting {
  readonly value: unknown;
  /** The ids of the policies that set it. */
  readonly policyIds: readonly string[];
}

/**
 * Merges management policies as Organizations does: `levels` are the root, each OU and the account, outermost first,
 * and the policies of each in the order in which they were attached.
 * https://docs.aws.amazon.com/organizations/latest/userguide/inheritance-examples.html
 */
export function mergePolicies(levels: readonly (readonly InheritedPolicy[])[]): EffectiveNode {
  const merged = newNode();
  for (const policies of levels) {
    const level: Level = { assigned: new Set(), controls: [] };
    for (const { id, document } of policies)
      apply({ level, policyId: id }, merged, document, settingOperators);
    // A child control binds the levels below it and never another policy of its own level.
    for (const { node, allowed } of level.controls) node.allowed = intersection(node.allowed, allowed);
  }
  return merged;
}

/** The effective policy as AWS shows it, without operators; undefined where nothing is set. */
export function effectiveContent(node: EffectiveNode): unknown {
  if (node.setting !== undefined) return node.setting.value;
  const members = [...node.children].flatMap(([key, child]): [string, unknown][] => {
    const content = effectiveContent(child);
    return content === undefined ? [] : [[key, content]];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

interface Level {
  readonly assigned: Set<EffectiveNode>;
  readonly controls: { readonly node: EffectiveNode; readonly allowed: ReadonlySet<string> }[];
}

interface Source {
  readonly level: Level;
  readonly policyId: string;
}

function apply(
  source: Source,
  node: EffectiveNode,
  document: unknown,
  allowedAbove: ReadonlySet<string>,
): void {
  if (!isRecord(document)) return;
  const allowed = intersection(allowedAbove, node.allowed);
  for (const [key, value] of Object.entries(document)) {
    if (key === CHILD_CONTROL) source.level.controls.push({ node, allowed: allowedOperators(value) });
    else if (!settingOperators.has(key)) apply(source, childOf(node, key), value, allowed);
    else if (allowed.has(key)) set(source, node, key, value);
  }
}

function set({ level, policyId }: Source, node: EffectiveNode, operator: string, value: unknown): void {
  if (operator === "@@assign") {
    // Of two policies at one place, the one that was attached first is evaluated first and keeps its value.
    if (level.assigned.has(node)) return;
    level.assigned.add(node);
    node.setting = { value, policyIds: [policyId] };
    return;
  }
  const given = listOf(value);
  const inherited = listOf(node.setting?.value);
  if (operator === "@@append") {
    const added = given.filter((item) => !inherited.includes(item));
    node.setting = { value: [...inherited, ...added], policyIds: policyIdsWith(node, policyId) };
    return;
  }
  const rest = inherited.filter((item) => !given.includes(item));
  if (rest.length === inherited.length) return;
  // A setting whose last value is removed is gone (example 3 of the user guide).
  node.setting = rest.length === 0 ? undefined : { value: rest, policyIds: policyIdsWith(node, policyId) };
}

function policyIdsWith({ setting }: EffectiveNode, policyId: string): readonly string[] {
  return [...new Set([...(setting?.policyIds ?? []), policyId])];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function childOf(node: EffectiveNode, key: string): EffectiveNode {
  const child = node.children.get(key) ?? newNode();
  node.children.set(key, child);
  return child;
}

function newNode(): EffectiveNode {
  return { children: new Map(), allowed: settingOperators, setting: undefined };
}

function intersection(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...one].filter((operator) => other.has(operator)));
}
