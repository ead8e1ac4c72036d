import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { formatCount } from "@/lib/format/count";
import { NodeKind } from "@/lib/organizations/tree";
import { treeColumn } from "./tree-column";

/** How many accounts are below a root or OU, and which of them need attention. */
export const accountsColumn = treeColumn({
  key: "accounts",
  title: "Accounts",
  width: 8,
  rank: 4,
  // Most rows of the list are accounts, which have none below them.
  rankInList: 9,
  phone: "2-1",
  isAtEnd: true,
  className: "text-12 text-ink-quiet tabular-nums",
  content: (view) => ({
    parts: {
      attention: attentionOf(view),
      accounts: view.below === undefined ? "" : formatCount(view.below.accounts),
    },
    marks: {},
  }),
  cell: ({ part }) => (
    <span className="flex items-center justify-end gap-2">
      {part("attention")}
      {part("accounts")}
    </span>
  ),
  part: "failed-below",
  sort: {
    ascending:
      ({ rollUp }) =>
      (one, other) =>
        rollUp(one).accounts - rollUp(other).accounts,
    isMissing:
      ({ tree: { kind } }) =>
      (node) =>
        kind[node] === NodeKind.Account,
  },
});

function attentionOf({ below, status }: TreeRowView) {
  if (below !== undefined && below.failed > 0) {
    const className = "cursor-pointer font-semibold text-failed hover:underline";
    return attention(`${formatCount(below.failed)} failed`, className, "failed-below");
  }
  if (below !== undefined && below.pending > 0) {
    const className = "cursor-pointer text-pending hover:underline";
    return attention(`${formatCount(below.pending)} pending`, className, "pending-below");
  }
  const isContradicted = status === "failed" || status === "pending" || status === "stuck";
  if (below !== undefined && isContradicted && below.succeeded > 0) {
    return attention(`${formatCount(below.succeeded)} in effect`, "text-success");
  }
  return attention("", "");
}

function attention(text: string, className: string, part = "") {
  return { text, className, attributes: { "data-part": part } };
}
