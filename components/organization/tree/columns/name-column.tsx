import { ChevronRight } from "lucide-react";
import { accountStateLabels, filterKindLabels } from "@/components/inventory/filter-labels";
import indents from "@/components/inventory/tree/indent.module.css";
import icons from "@/components/inventory/kind-icon.module.css";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { cx } from "@/components/ui/cx";
import { accountStates } from "@/lib/organizations/model";
import { kindFilters } from "@/lib/security-hub/governance/governance-filter";
import styles from "../tree-grid.module.css";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** The target, in its place in the tree; it selects, opens and closes. */
export const nameColumn = treeColumn({
  key: "name",
  title: "Name",
  width: 14,
  track: "minmax(8rem, 2.25fr)",
  rank: 0,
  phone: "1-2",
  className: "overflow-hidden",
  content: (view) => {
    const remark = remarkOf(view);
    return {
      parts: {
        indent: { attributes: { "data-depth": String(view.depth) } },
        kind: { attributes: { "data-kind": view.kind } },
        name: {
          text: view.name,
          attributes: {
            title: view.name,
            "data-kind": view.kind,
            "data-inactive": String(remark !== ""),
          },
        },
        role: view.role === undefined ? "" : roleLabels[view.role],
        inactive: remark,
      },
      marks: {},
    };
  },
  cell: ({ part }) =>
    part(
      "indent",
      indents.indent,
      <>
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
        <span aria-hidden="true" className="contents">
          {part("kind", icons.kind)}
        </span>
        {part(
          "name",
          "truncate data-[inactive=true]:text-suspended data-[inactive=true]:line-through data-[kind=ou]:font-medium data-[kind=root]:font-medium",
        )}
        {part("role", cx(styles.badge, "border text-none"))}
        {part("inactive", cx(styles.badge, "bg-none-soft text-suspended"))}
      </>,
    ),
  sort: {},
  filters: [
    treeFilter({
      param: "state",
      label: "Account state",
      place: 4,
      options: () => accountStates.map((value) => ({ value, label: accountStateLabels[value] })),
    }),
    treeFilter({
      param: "kind",
      label: "Kind",
      place: 5,
      options: () => kindFilters.map((value) => ({ value, label: filterKindLabels[value] })),
    }),
  ],
  exported: [
    exportedMember("targetName", "Target name"),
    exportedMember("targetType", "Target type"),
    exportedMember("email", "Email"),
    exportedMember("accountState", "Account state"),
  ],
});

const roleLabels = { management: "management", "delegated-administrator": "delegated admin" } as const;

/** What is unusual about an account, beside its name. */
function remarkOf({ kind, state, isUnplaced }: TreeRowView): string {
  if (kind !== "account") return "";
  const inState =
    state === undefined ? "State not known" : state === "ACTIVE" ? undefined : accountStateLabels[state];
  return [inState, isUnplaced ? "Place not known" : undefined]
    .filter((part) => part !== undefined)
    .join(", ");
}
