import { statusFilterWord } from "@/components/inventory/filter-labels";
import { isMarkedOverruled, MAY_NOT_HOLD } from "@/components/inventory/overruled-labels";
import { statusAge, statusLabels, unitStatus } from "@/components/inventory/status-labels";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { type MarkedText, noShape, toned } from "@/components/ui/rows/marked-text";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { type Governance, StatusKind } from "@/lib/security-hub/governance/governance";
import { statusFilters } from "@/lib/security-hub/governance/governance-filter";
import styles from "../tree-grid.module.css";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** Whether the configuration took effect; that of an OU is coloured by the accounts below it. */
export const statusColumn = treeColumn({
  key: "status",
  title: "Status",
  width: 7.5,
  rank: 1,
  phone: "1-1",
  content: (view, { nowMs }) => {
    const { age, ...status } = statusOf(view, nowMs);
    return { parts: { age }, marks: { status } };
  },
  cell: ({ part, mark }) => (
    <span className={styles.chip}>
      {mark("status")}
      {part("age", "truncate text-12 text-ink-quiet tabular-nums")}
    </span>
  ),
  sort: {
    ascending:
      ({ governance, rollUp }) =>
      (one, other) =>
        urgencyOf(governance, one) - urgencyOf(governance, other) ||
        rollUp(other).failed - rollUp(one).failed,
  },
  filters: [
    treeFilter({
      param: "status",
      label: "Status",
      place: 1,
      options: ({ ungoverned }) =>
        statusFilters.map((value) => {
          const { word, tone } = statusFilterWord(value, ungoverned);
          return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
        }),
    }),
  ],
  exported: [
    exportedMember("associationStatus", "Association status"),
    exportedMember("mayNotHold", "May not hold"),
  ],
});

function statusOf(view: TreeRowView, nowMs: number): MarkedText & { readonly age: string } {
  if (view.status === "none") {
    return { shape: noShape, markClass: "hidden", text: "–", textClass: "text-ink-faint", age: "" };
  }
  const inactive = view.state !== undefined && view.state !== "ACTIVE";
  if (!inactive && isMarkedOverruled(view.mayNotHold, view.below)) {
    return { ...toned(MAY_NOT_HOLD.tone, MAY_NOT_HOLD.word), age: "" };
  }
  const { tone, word } = statusLabels[view.status];
  // Past 24 h the word has the room, and the column of the last update says how long.
  const age = view.status === "stuck" ? "" : (statusAge(view.status, view.updatedAt, nowMs) ?? "");
  if (view.kind === "account" || view.below === undefined) {
    return { ...toned(inactive ? "suspended" : tone, word), age };
  }
  const unit = unitStatus(view.kind, { word, tone }, view.below);
  return { ...toned(unit.tone, unit.word), age };
}

// What needs attention comes first when sorting by status.
const urgency: Readonly<Record<number, number>> = {
  [StatusKind.Failed]: 0,
  [StatusKind.Pending]: 1,
  [StatusKind.None]: 2,
  [StatusKind.Success]: 3,
};

function urgencyOf(governance: Governance, node: number): number {
  return urgency[governance.status[node] ?? StatusKind.None] ?? 2;
}
