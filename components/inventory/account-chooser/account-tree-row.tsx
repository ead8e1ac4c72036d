import { Building2, Check, ChevronRight, Folder, Minus, Server, X } from "lucide-react";
import { memo } from "react";
import { Badge } from "@/components/ui/status/badge";
import { cx } from "@/components/ui/cx";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { accountStateLabels } from "@/components/inventory/filter-labels";
import type { ChoiceMark } from "./chosen-accounts";

/** The `id` that `aria-activedescendant` of a tree points to. */
export function treeItemId(treeId: string, node: number): string {
  return `${treeId}-${node}`;
}

const icons = [Building2, Folder, Server];
const checked = { none: "false", some: "mixed", all: "true" } as const;

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
export const AccountTreeRow = memo(function AccountTreeRow({
  id,
  tree,
  node,
  top,
  height,
  mode,
  mark,
  count,
  expanded,
  focused,
}: {
  id: string;
  tree: OrgTree;
  node: number;
  top: number;
  /** In pixels: one line, or two where a name and its id have no room beside each other. */
  height: number;
  mode: "choose" | "remove";
  mark: ChoiceMark;
  count: string;
  /** Undefined for a row without children. */
  expanded: boolean | undefined;
  focused: boolean;
}) {
  const depth = tree.depth[node] ?? 0;
  const name = tree.names[node] || (tree.ids[node] ?? "");
  const isAccount = tree.kind[node] === NodeKind.Account;
  const state = accountStates[tree.state[node] ?? -1] ?? "ACTIVE";
  const Icon = icons[tree.kind[node] ?? 0] ?? Server;
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={depth + 1}
      aria-expanded={expanded}
      aria-selected={mark !== "none"}
      {...(mode === "choose" && { "aria-checked": checked[mark] })}
      data-node={node}
      data-focused={focused || undefined}
      className={cx(
        "absolute inset-x-0 top-0 flex cursor-default items-center gap-1.5 border-b border-line pr-2 text-13 contain-strict hover:bg-surface-hover",
        "data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent",
      )}
      style={{ height, transform: `translateY(${top}px)`, paddingLeft: `${0.5 + depth * 1.125}rem` }}
    >
      {expanded === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        <span
          data-part="twisty"
          aria-hidden="true"
          className="-mx-0.5 grid size-5 shrink-0 cursor-pointer place-items-center text-ink-faint hover:text-ink"
        >
          <ChevronRight className={cx("size-3.5 transition-transform", expanded && "rotate-90")} />
        </span>
      )}
      {mode === "choose" && <Box mark={mark} />}
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <span
        title={name}
        {...(mode === "choose" && { "data-part": "select" })}
        className={cx(
          // The name is whole before its id has room: two names may differ at their ends.
          "min-w-0 leading-4 wrap-anywhere",
          height > 32 ? "line-clamp-2" : "truncate",
          !isAccount && "font-medium",
          state !== "ACTIVE" && "text-suspended line-through",
        )}
      >
        {name}
      </span>
      {state !== "ACTIVE" && <Badge tone="suspended">{accountStateLabels[state]}</Badge>}
      <span
        className={cx(
          "ml-auto truncate pl-2 text-12 text-ink-quiet tabular-nums",
          isAccount ? "min-w-0 shrink-9999 font-mono max-sm:hidden" : "shrink-0",
        )}
      >
        {isAccount ? tree.ids[node] : count}
      </span>
      {mode === "remove" && (
        <span
          data-part="remove"
          title={isAccount ? `Remove ${name}` : `Remove all accounts in ${name}`}
          aria-hidden="true"
          className="grid size-6 shrink-0 cursor-pointer place-items-center rounded-chip text-ink-quiet hover:bg-surface-hover hover:text-ink"
        >
          <X className="size-3.5" />
        </span>
      )}
    </div>
  );
});

function Box({ mark }: { mark: ChoiceMark }) {
  const Mark = mark === "all" ? Check : Minus;
  return (
    <span
      data-part="select"
      aria-hidden="true"
      className="-m-1 grid size-5.5 shrink-0 cursor-pointer place-items-center"
    >
      <span
        className={cx(
          "grid size-3.5 place-items-center rounded-[3px] border text-accent-ink",
          mark === "none" ? "border-line-strong" : "border-accent bg-accent",
        )}
      >
        {mark !== "none" && <Mark className="size-2.5" strokeWidth={3.5} />}
      </span>
    </span>
  );
}
