import { Building2, ChevronRight, Folder, Server } from "lucide-react";
import { memo } from "react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { PolicyChip } from "@/components/ui/policy-chip";
import { StatusMark } from "@/components/ui/status-mark";
import { formatCount } from "@/lib/format/count";
import { formatRelative } from "@/lib/format/instant";
import type { GovernedBy, TreeRowView } from "./tree-row-view";
import { statusAge, statusWords } from "./status-words";
import styles from "./tree-grid.module.css";

export interface TreeRowProps {
  readonly view: TreeRowView;
  readonly node: number;
  /** Undefined for a row without children. */
  readonly expanded: boolean | undefined;
  readonly selected: boolean;
  /** Whether this row's panel is open. */
  readonly open: boolean;
  /** Column that has the keyboard; -1 for the row as a whole; undefined when the keyboard is elsewhere. */
  readonly focusedColumn: number | undefined;
  /** Shown only because something below it matches the filter. */
  readonly context: boolean;
  readonly rowIndex: number;
  /** Distance from the top of the list in pixels; undefined for rows in the ordinary flow. */
  readonly top: number | undefined;
  readonly nowMs: number;
}

/** `id`s that `aria-activedescendant` of the grid points to. */
export function rowElementId(node: number): string {
  return `node-${node}`;
}
export function cellElementId(node: number, column: number): string {
  return `node-${node}-${column}`;
}

// Memoised by hand: while scrolling only the rows that come into view may render, and a list is where the compiler stops.
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { view, node, expanded, selected, open, focusedColumn, context, rowIndex, top, nowMs } = props;
  const { word, tone } = statusWords[view.status];
  const cell = (column: number) => ({
    id: cellElementId(node, column),
    role: "gridcell",
    "data-focused": focusedColumn === column || undefined,
  });
  return (
    <div
      id={rowElementId(node)}
      role="row"
      aria-level={view.depth + 1}
      aria-expanded={expanded}
      aria-selected={selected}
      aria-current={open || undefined}
      aria-rowindex={rowIndex}
      data-node={node}
      data-focused={focusedColumn === -1 || undefined}
      className={cx(
        styles.row,
        top !== undefined && styles.placed,
        "cursor-default border-b border-line text-13 hover:bg-surface-hover",
        "data-focused:outline-2 data-focused:-outline-offset-2 data-focused:outline-accent",
        "[&>[data-focused]]:rounded-chip [&>[data-focused]]:outline-2 [&>[data-focused]]:-outline-offset-2 [&>[data-focused]]:outline-accent",
        (selected || open) && "bg-surface-selected hover:bg-surface-selected",
        context && "text-ink-quiet",
      )}
      style={top === undefined ? undefined : { transform: `translateY(${top}px)` }}
    >
      <div {...cell(0)} className={cx(styles.cell, styles.name)}>
        <NameCell view={view} expanded={expanded} selected={selected} />
      </div>
      <div
        {...cell(1)}
        className={cx(styles.cell, styles.id, "font-mono text-12 text-ink-quiet tabular-nums")}
      >
        {view.id}
      </div>
      <div {...cell(2)} className={cx(styles.cell, styles.governed)}>
        <Governing by={view.governedBy} applied={view.applied} />
      </div>
      <div {...cell(3)} className={cx(styles.cell, styles.from, "truncate text-12 text-ink-quiet")}>
        <Source view={view} />
      </div>
      <div {...cell(4)} className={cx(styles.cell, styles.status)}>
        {view.status === "none" ? (
          <span className="text-ink-faint">–</span>
        ) : (
          <StatusMark
            tone={view.state === undefined || view.state === "ACTIVE" ? tone : "suspended"}
            detail={statusAge(view.status, view.updatedAt, nowMs)}
          >
            {word}
          </StatusMark>
        )}
      </div>
      <div {...cell(5)} className={cx(styles.cell, styles.accounts, "text-12 text-ink-quiet tabular-nums")}>
        {view.below && <Below below={view.below} />}
      </div>
      <div
        {...cell(6)}
        className={cx(styles.cell, styles.message, "truncate text-12 text-ink-quiet")}
        title={view.message}
      >
        {view.message}
      </div>
      <div
        {...cell(7)}
        className={cx(styles.cell, styles.updated, "text-right text-12 text-ink-quiet tabular-nums")}
      >
        {view.updatedAt > 0 && formatRelative(view.updatedAt, nowMs)}
      </div>
    </div>
  );
});

const kindIcons = { root: Building2, ou: Folder, account: Server } as const;
const indents = [
  "",
  styles.depth1,
  styles.depth2,
  styles.depth3,
  styles.depth4,
  styles.depth5,
  styles.depth6,
];

function NameCell({ view, expanded, selected }: Pick<TreeRowProps, "view" | "expanded" | "selected">) {
  const Icon = kindIcons[view.kind];
  const inactive = view.state !== undefined && view.state !== "ACTIVE";
  return (
    <div className={cx("flex items-center gap-1.5", indents[Math.min(view.depth, 6)])}>
      <span
        data-part="select"
        aria-hidden="true"
        className="grid size-5 shrink-0 cursor-pointer place-items-center"
      >
        <span
          className={cx(
            "grid size-3.5 place-items-center rounded-[3px] border text-accent-ink",
            selected ? "border-accent bg-accent" : "border-line-strong",
          )}
        >
          {selected && <CheckMark />}
        </span>
      </span>
      {expanded === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        <span
          data-part="twisty"
          aria-hidden="true"
          className="-mx-0.5 grid size-5 shrink-0 cursor-pointer place-items-center text-ink-faint hover:text-ink"
        >
          <ChevronRight
            className={cx("size-3.5 transition-transform", expanded && "rotate-90")}
            strokeWidth={2}
          />
        </span>
      )}
      <Icon aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" strokeWidth={1.75} />
      <span
        className={cx(
          "truncate",
          view.kind !== "account" && "font-medium",
          inactive && "text-suspended line-through",
        )}
        title={view.name}
      >
        {view.name}
      </span>
      {view.role === "management" && <Badge outlined>management</Badge>}
      {view.role === "delegated-administrator" && <Badge outlined>delegated admin</Badge>}
      {inactive && <Badge tone="suspended">{stateWords[view.state]}</Badge>}
    </div>
  );
}

const stateWords = {
  ACTIVE: "Active",
  SUSPENDED: "Suspended",
  CLOSED: "Closed",
  PENDING_CLOSURE: "Closing",
  PENDING_ACTIVATION: "Activating",
} as const;

function CheckMark() {
  return (
    <svg viewBox="0 0 12 12" className="size-2.5" fill="none" stroke="currentColor" strokeWidth="2.2">
      <path d="m2.5 6.2 2.4 2.4 4.6-5" />
    </svg>
  );
}

/** The configuration that governs a target, as a policy's chip, self-managed, or nothing. */
export function Governing({ by, applied }: { by: GovernedBy; applied: boolean }) {
  if (by.kind === "policy") {
    return <PolicyChip name={by.name} identity={by.index} source={applied ? "applied" : "inherited"} />;
  }
  if (by.kind === "self-managed") return <StatusMark tone="self-managed">Self-managed</StatusMark>;
  return <StatusMark tone={by.word === "Not governed" ? "none" : "not-visible"}>{by.word}</StatusMark>;
}

function Source({ view }: { view: TreeRowView }) {
  if (view.applied) return "applied here";
  if (view.from === undefined)
    return view.governedBy.kind === "none" ? null : "inherited, source not visible";
  return (
    <>
      inherited from{" "}
      <span
        data-part="source"
        className="cursor-pointer text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
      >
        {view.from.name}
      </span>
    </>
  );
}

function Below({ below }: { below: NonNullable<TreeRowView["below"]> }) {
  return (
    <span className="flex items-center justify-end gap-2">
      {below.failed > 0 && (
        <span data-part="failed-below" className="cursor-pointer font-semibold text-failed hover:underline">
          {formatCount(below.failed)} failed
        </span>
      )}
      {below.pending > 0 && below.failed === 0 && (
        <span data-part="pending-below" className="cursor-pointer text-pending hover:underline">
          {formatCount(below.pending)} pending
        </span>
      )}
      <span>{formatCount(below.accounts)}</span>
    </span>
  );
}
