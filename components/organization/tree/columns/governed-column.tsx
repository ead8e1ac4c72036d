import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { cx } from "@/components/ui/cx";
import type { MarkedText } from "@/components/ui/rows/marked-text";
import { identityClass } from "@/components/ui/status/identity";
import { sourceShapes } from "@/components/ui/status/mark-shapes";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Governance } from "@/lib/security-hub/governance/governance";
import { NO_POLICY_FILTER, SELF_MANAGED_FILTER } from "@/lib/security-hub/governance/governance-filter";
import { toned } from "@/components/ui/rows/marked-text";
import styles from "../tree-grid.module.css";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** The configuration that governs the target: a policy, self-managed, or none. */
export const governedColumn = treeColumn({
  key: "governed",
  title: "Policy",
  width: 10.5,
  track: "minmax(10.5rem, 0.5fr)",
  rank: 3,
  phone: "2-2",
  content: (view) => {
    const { chipClass, source, ...governed } = governedBy(view);
    return {
      parts: {
        chip: { className: cx(styles.chip, chipClass), attributes: { title: governed.text } },
        applied: source,
      },
      marks: { governed },
    };
  },
  cell: ({ part, mark }) =>
    part(
      "chip",
      styles.chip,
      <>
        {mark("governed")}
        <VisuallyHidden>{part("applied")}</VisuallyHidden>
      </>,
    ),
  sort: {
    ascending:
      ({ governance }) =>
      (one, other) =>
        policyName(governance, one).localeCompare(policyName(governance, other)) ||
        // What has no name is of different kinds, which stay apart: self-managed, and not governed.
        (governance.policy[one] ?? 0) - (governance.policy[other] ?? 0),
  },
  filters: [
    treeFilter({
      param: "policy",
      label: "Policy",
      place: 3,
      options: ({ policies }) => [
        ...policies.map(({ id, name }) => ({ value: id, label: name })),
        { value: SELF_MANAGED_FILTER, label: "Self-managed" },
        { value: NO_POLICY_FILTER, label: "Not governed" },
      ],
    }),
  ],
  exported: [
    exportedMember("configuration", "Configuration"),
    exportedMember("configurationId", "Configuration ID"),
  ],
});

const chip = "rounded-chip border px-1.5";

function governedBy({
  governedBy: by,
  applied,
}: TreeRowView): MarkedText & { readonly chipClass: string; readonly source: string } {
  if (by.kind !== "policy") {
    const tone = by.kind === "self-managed" ? by.kind : by.word === "Not governed" ? "none" : "not-visible";
    const text = by.kind === "self-managed" ? "Self-managed" : by.word;
    return { ...toned(tone, text), chipClass: "text-13", source: "" };
  }
  const source = applied ? "applied" : "inherited";
  const look = applied
    ? "border-identity/30 bg-identity/13 font-medium text-ink"
    : "border-line text-ink-quiet";
  return {
    shape: sourceShapes[source],
    markClass: "text-identity",
    text: by.name,
    textClass: "",
    chipClass: `${chip} text-12 ${identityClass(by.index)} ${look}`,
    source: `, ${source}`,
  };
}

function policyName({ policies, policy }: Governance, node: number): string {
  return policies[policy[node] ?? -1]?.name ?? "";
}
