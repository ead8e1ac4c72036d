/** @import { Columns } from "./columns.js" */
import { factsOf, statusOf } from "./facts.js";
import { formatCount, formatDuration, formatRelative, stateWords, statusWords } from "./words.js";

/** @typedef {ReturnType<ReturnType<typeof factsOf>["below"]>} Below */

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
 * @property {Below | undefined} below
 * @property {{ text: string, tone: string }} attention
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
    if (type[node] === APPLIED) return { from: "directly applied", source: "" };
    if (type[node] === INHERITED && facts.sources[node] >= 0)
      return { from: "inherited from ", source: nameOf(facts.sources[node]) };
    return { from: policy[node] === -1 ? "" : "inherited, source not visible", source: "" };
  };
  return (node) => {
    const status = statusOf(columns, node, nowMs);
    const isAccount = kind[node] === 2;
    const inactive = isAccount && state[node] !== 1 ? stateWords[state[node]] : undefined;
    const below = isAccount ? undefined : facts.below(node);
    const now = below === undefined ? status : (toneBelow(below) ?? status);
    const word = statusWords[status] ?? "–";
    const said = message[node] < 0 ? "" : messages[message[node]];
    return {
      depth: depth[node],
      kind: kinds[kind[node]],
      name: nameOf(node),
      role: roleOf(node),
      inactive,
      id: ids[node],
      ...governing(node),
      ...origin(node),
      tone: inactive !== undefined && status !== "none" ? "suspended" : now,
      word: now === status ? word : `${kind[node] === 0 ? "Root" : "OU"}: ${word}`,
      age: status === "pending" ? formatDuration(nowMs - updatedAt[node] * 1000) : "",
      below,
      attention: below === undefined ? NOTHING : attentionOf(below, status),
      message: below === undefined || status !== "failed" ? said : withCause(below, said),
      updated: updatedAt[node] === 0 ? "" : formatRelative(updatedAt[node] * 1000, nowMs),
    };
  };
}

const NOTHING = { text: "", tone: "" };

/** What the accounts below come to, the worst first. @param {Below} below */
function toneBelow({ failed, stuck, pending, succeeded }) {
  if (failed > 0) return "failed";
  if (stuck > 0) return "stuck";
  if (pending > 0) return "pending";
  return succeeded > 0 ? "success" : undefined;
}

/** @param {Below} below @param {string} status */
function attentionOf({ failed, pending, succeeded }, status) {
  if (failed > 0) return { text: `${formatCount(failed)} failed`, tone: "failed" };
  if (pending > 0) return { text: `${formatCount(pending)} pending`, tone: "" };
  const isContradicted = status === "failed" || status === "pending" || status === "stuck";
  return isContradicted && succeeded > 0
    ? { text: `${formatCount(succeeded)} in effect`, tone: "" }
    : NOTHING;
}

/** @param {Below} below @param {string} message */
function withCause({ failed }, message) {
  const cause = failed > 0 ? "Accounts below failed." : "The accounts below have recovered since.";
  return message === "" ? cause : `${cause.slice(0, -1)}: ${message}`;
}
