import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { MarkedParts } from "@/components/ui/rows/marked-text";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { RowContent } from "./row-content";
import icons from "@/components/inventory/kind-icon.module.css";
import { treeColumns } from "./tree-columns";
import styles from "./tree-grid.module.css";

const cellClass: Readonly<Record<(typeof treeColumns)[number]["key"], string>> = {
  name: "",
  id: "font-mono text-12 text-ink-quiet tabular-nums",
  governed: "",
  from: "truncate text-12 text-ink-quiet",
  status: "",
  accounts: "text-12 text-ink-quiet tabular-nums",
  message: "truncate text-12 text-ink-quiet",
  updated: "text-right text-12 text-ink-quiet tabular-nums",
};

/**
 * One row. Every row has all parts, empty ones too: `RowSlot` writes another target into them without making or removing
 * an element. What can be pressed carries `data-part`; what is written into carries `data-fill`.
 */
export function TreeRow({
  content,
  node,
  rowIndex,
  expanded,
}: {
  content: RowContent;
  /** Undefined for a row that waits, unseen, for what will be written into it. */
  node: number | undefined;
  rowIndex: number | undefined;
  /** Undefined for a row without children. */
  expanded: boolean | undefined;
}) {
  const cells: Readonly<Record<(typeof treeColumns)[number]["key"], ReactNode>> = {
    name: <NameCell content={content} />,
    id: <span data-fill="id">{content.id}</span>,
    governed: (
      <span
        data-fill="chip"
        title={content.governed.text}
        className={cx(styles.chip, content.governed.chipClass)}
      >
        <MarkedParts of="governed" {...content.governed} />
        <VisuallyHidden>
          <span data-fill="applied">{content.governed.source}</span>
        </VisuallyHidden>
      </span>
    ),
    from: (
      <>
        <span data-fill="from">{content.from}</span>
        <span
          data-fill="from-name"
          data-part="source"
          className="cursor-pointer text-ink underline decoration-line-strong underline-offset-2 hover:text-accent"
        >
          {content.fromName}
        </span>
      </>
    ),
    status: (
      <span className={styles.chip}>
        <MarkedParts of="status" {...content.status} />
        <span data-fill="age" className="truncate text-12 text-ink-quiet tabular-nums">
          {content.status.age}
        </span>
      </span>
    ),
    accounts: (
      <span className="flex items-center justify-end gap-2">
        <span
          data-fill="attention"
          data-part={content.attention.part}
          className={content.attention.className}
        >
          {content.attention.text}
        </span>
        <span data-fill="accounts">{content.accounts}</span>
      </span>
    ),
    message: (
      <span data-fill="message" title={content.message}>
        {content.message}
      </span>
    ),
    updated: <span data-fill="updated">{content.updated}</span>,
  };
  return (
    <div
      role="row"
      hidden={node === undefined}
      aria-level={content.depth + 1}
      aria-expanded={expanded}
      aria-selected={false}
      aria-rowindex={rowIndex}
      data-node={node}
      className={cx(
        styles.row,
        styles.body,
        "cursor-default border-b border-line text-13 outline-accent hover:bg-surface-hover",
      )}
    >
      {treeColumns.map(({ key }) => (
        <div key={key} role="gridcell" className={cx(styles.cell, styles[key], cellClass[key])}>
          {cells[key]}
        </div>
      ))}
    </div>
  );
}

function NameCell({ content }: { content: RowContent }) {
  return (
    <div data-fill="indent" data-depth={content.depth} className={styles.indent}>
      <span
        data-part="select"
        aria-hidden="true"
        className="grid size-5 shrink-0 cursor-pointer place-items-center"
      >
        <span className={cx(styles.box, "grid size-3.5 place-items-center rounded-[3px] border")}>
          <svg viewBox="0 0 12 12" className="size-2.5" fill="none" stroke="currentColor" strokeWidth="2.2">
            <path d="m2.5 6.2 2.4 2.4 4.6-5" />
          </svg>
        </span>
      </span>
      <span
        data-part="twisty"
        aria-hidden="true"
        className={cx(
          styles.twisty,
          "-mx-0.5 grid size-5 shrink-0 cursor-pointer place-items-center text-ink-faint hover:text-ink",
        )}
      >
        <ChevronRight className="size-3.5" strokeWidth={2} />
      </span>
      <span data-fill="kind" data-kind={content.kind} aria-hidden="true" className={icons.kind} />
      <span
        data-fill="name"
        data-kind={content.kind}
        data-inactive={content.inactive !== ""}
        title={content.name}
        className="truncate data-[inactive=true]:text-suspended data-[inactive=true]:line-through data-[kind=ou]:font-medium data-[kind=root]:font-medium"
      >
        {content.name}
      </span>
      <span data-fill="role" className={cx(styles.badge, "border text-none")}>
        {content.role}
      </span>
      <span data-fill="inactive" className={cx(styles.badge, "bg-none-soft text-suspended")}>
        {content.inactive}
      </span>
    </div>
  );
}
