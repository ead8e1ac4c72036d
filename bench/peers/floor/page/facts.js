/** @import { Columns } from "./columns.js" */

const ACCOUNT = 2;
const ACTIVE = 1;
const APPLIED = 1;
const [PENDING, SUCCESS, FAILED] = [1, 2, 3];
const [NOT_GOVERNED, SELF_MANAGED] = [-1, -2];
const PENDING_LIMIT_SECONDS = 86_400;

/**
 * What follows from the columns alone: which node each configuration comes from, the accounts below each node by prefix
 * sums, the totals of the strip, and what the filter searches.
 *
 * @param {Columns} columns
 * @param {number} nowMs
 */
export function factsOf({ size, parent, subtreeEnd, kind, state, type, status, policy, updatedAt }, nowMs) {
  const sources = new Int32Array(size);
  const accounts = new Uint32Array(size + 1);
  const failed = new Uint32Array(size + 1);
  const pending = new Uint32Array(size + 1);
  const stuck = new Uint32Array(size + 1);
  const succeeded = new Uint32Array(size + 1);
  const totals = {
    accounts: 0,
    failed: 0,
    pending: 0,
    succeeded: 0,
    selfManaged: 0,
    ungoverned: 0,
    inactive: 0,
  };
  for (let node = 0; node < size; node++) {
    sources[node] = type[node] === APPLIED ? node : node === 0 ? -1 : sources[parent[node]];
    const isAccount = kind[node] === ACCOUNT;
    const counts = isAccount && state[node] === ACTIVE;
    accounts[node + 1] = accounts[node] + (isAccount ? 1 : 0);
    failed[node + 1] = failed[node] + (counts && status[node] === FAILED ? 1 : 0);
    const waits = counts && status[node] === PENDING;
    const isStuck = waits && nowMs / 1000 - updatedAt[node] > PENDING_LIMIT_SECONDS;
    pending[node + 1] = pending[node] + (waits ? 1 : 0);
    stuck[node + 1] = stuck[node] + (isStuck ? 1 : 0);
    succeeded[node + 1] = succeeded[node] + (counts && status[node] === SUCCESS ? 1 : 0);
    if (isAccount && !counts) totals.inactive++;
    if (!counts) continue;
    if (status[node] === SUCCESS) totals.succeeded++;
    if (policy[node] === SELF_MANAGED) totals.selfManaged++;
    if (policy[node] === NOT_GOVERNED) totals.ungoverned++;
  }
  totals.accounts = accounts[size];
  totals.failed = failed[size];
  totals.pending = pending[size];
  /** @param {Uint32Array} sums @param {number} node */
  const within = (sums, node) => sums[subtreeEnd[node]] - sums[node];
  return {
    sources,
    totals,
    /** @param {number} node */
    below: (node) => ({
      accounts: within(accounts, node),
      failed: within(failed, node),
      pending: within(pending, node),
      stuck: within(stuck, node),
      succeeded: within(succeeded, node),
    }),
  };
}

/**
 * The word for a node's status; a PENDING past AWS's limit is stuck.
 *
 * @param {Columns} columns
 * @param {number} node
 * @param {number} nowMs
 */
export function statusOf({ status, updatedAt }, node, nowMs) {
  switch (status[node]) {
    case FAILED:
      return "failed";
    case SUCCESS:
      return "success";
    case PENDING:
      return nowMs / 1000 - updatedAt[node] > PENDING_LIMIT_SECONDS ? "stuck" : "pending";
    default:
      return "none";
  }
}

/**
 * Lower-cased texts, one for each node: a keystroke is one pass over them.
 *
 * @param {Columns} columns
 */
export function haystacksOf({ ids, names, emails }) {
  return ids.map((id, node) => `${names[node]}\n${id}\n${emails[node]}`.toLowerCase());
}

/**
 * The nodes whose text contains `text`, and how many of them each subtree holds.
 *
 * @param {Columns} columns
 * @param {string[]} haystacks
 * @param {string} text
 */
export function filtered({ size, subtreeEnd, kind }, haystacks, text) {
  const matches = new Uint8Array(size);
  const sums = new Uint32Array(size + 1);
  let accounts = 0;
  for (let node = 0; node < size; node++) {
    if (haystacks[node].includes(text)) matches[node] = 1;
    sums[node + 1] = sums[node] + matches[node];
    if (kind[node] === ACCOUNT) accounts += matches[node];
  }
  const kept = new Uint32Array(size);
  for (let node = 0; node < size; node++) kept[node] = sums[subtreeEnd[node]] - sums[node];
  return { matches, kept, accounts, units: sums[size] - accounts };
}

/**
 * All nodes in the order of a list whose siblings stand by when they were updated; equal ones stay as they were.
 *
 * @param {Columns} columns
 */
export function siblingsByUpdate({ size, parent, updatedAt }) {
  /** @type {number[][]} */
  const children = Array.from({ length: size }, () => []);
  for (let node = 1; node < size; node++) children[parent[node]].push(node);
  for (const siblings of children) siblings.sort((one, other) => updatedAt[one] - updatedAt[other]);
  const order = new Int32Array(size);
  let count = 0;
  const waiting = [0];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    order[count++] = node;
    waiting.push(...children[node].toReversed());
  }
  return order;
}

/**
 * The rows on screen from top to bottom. A closed branch and one without a match are jumps.
 *
 * @param {Columns} columns
 * @param {(node: number) => boolean} isOpen
 * @param {Uint32Array | undefined} kept
 * @param {Int32Array | undefined} order all nodes in another order of siblings
 */
export function visibleRows({ size, subtreeEnd }, isOpen, kept, order) {
  const rows = new Int32Array(size);
  let count = 0;
  for (let place = 0; place < size;) {
    const node = order === undefined ? place : order[place];
    const below = subtreeEnd[node] - node;
    if (kept !== undefined && kept[node] === 0) {
      place += below;
      continue;
    }
    rows[count++] = node;
    place += isOpen(node) ? 1 : below;
  }
  return rows.subarray(0, count);
}
