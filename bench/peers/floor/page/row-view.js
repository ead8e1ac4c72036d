/** @import { Columns } from "./columns.js" */
import { factsOf, statusOf } from "./facts.js";
import { formatDuration, formatRelative, stateWords, statusWords } from "./words.js";

/**
 * A row in the words that are drawn.
 *
 * @typedef {object} RowView
 * @property {number} depth
 * @property {"root" | "ou" | "account"} kind
 * @property {string} name
 * @property {string | undefined} role
 * @property {string | undefined} inactive
 * @property {string} id
 * @property {string} chip
 * @property {string} governedBy
 * @property {string} chipKind
 * @property {string} from
 * @property {string} source
 * @property {string} tone
 * @property {string} word
 * @property {string} age
 * @property {{ accounts: number, failed: number, pending: number } | undefined} below
 * @property {string} message
 * @property {string} updated
 */

const kinds = /** @type {const} */ (["root", "ou", "account"]);
const IDENTITIES = 12;
const [APPLIED, INHERITED] = [1, 2];
const SELF_MANAGED = -2;

/**
 * @param {Columns} columns
 * @param {ReturnType<typeof factsOf>} facts
 * @param {number} nowMs
 * @returns {(node: number) => RowView}
 */
export function rowViews(columns, facts, nowMs) {
  const { ids, names, kind, depth, state, type, policy, policies, message, messages, updatedAt, meta } =
    columns;
  const administrators = new Set(meta.delegatedAdministrators.map(({ id }) => id));
  /** @param {number} node */
  const nameOf = (node) => names[node] || ids[node];
  /** @param {number} node */
  const roleOf = (node) => {
    if (ids[node] === meta.managementAccountId) return "management";
    return administrators.has(ids[node]) ? "delegated admin" : undefined;
  };
  /** @param {number} node */
  const governing = (node) => {
    const index = policy[node];
    if (index === SELF_MANAGED)
      return { chip: "chip self-managed", governedBy: "Self-managed", chipKind: "" };
    if (index < 0) return { chip: "chip none", governedBy: "Not governed", chipKind: "" };
    const way = type[node] === APPLIED ? "applied" : "inherited";
    return {
      chip: `chip ${way} identity-${(index % IDENTITIES) + 1}`,
      governedBy: policies[index].name,
      chipKind: `, ${way}`,
    };
  };
  /** @param {number} node */
  const origin = (node) => {
    if (type[node] === APPLIED) return { from: "applied here", source: "" };
    if (type[node] === INHERITED && facts.sources[node] >= 0)
      return { from: "inherited from ", source: nameOf(facts.sources[node]) };
    return { from: policy[node] === -1 ? "" : "inherited, source not visible", source: "" };
  };
  return (node) => {
    const status = statusOf(columns, node, nowMs);
    const isAccount = kind[node] === 2;
    const inactive = isAccount && state[node] !== 1 ? stateWords[state[node]] : undefined;
    const waits = status === "pending" || status === "stuck";
    return {
      depth: depth[node],
      kind: kinds[kind[node]],
      name: nameOf(node),
      role: roleOf(node),
      inactive,
      id: ids[node],
      ...governing(node),
      ...origin(node),
      tone: inactive !== undefined && status !== "none" ? "suspended" : status,
      word: statusWords[status] ?? "–",
      age: waits ? formatDuration(nowMs - updatedAt[node] * 1000) : "",
      below: isAccount ? undefined : facts.below(node),
      message: message[node] < 0 ? "" : messages[message[node]],
      updated: updatedAt[node] === 0 ? "" : formatRelative(updatedAt[node] * 1000, nowMs),
    };
  };
}
