import { filterEffectLabels } from "@/components/inventory/filter-labels";
import { overrulingLabels } from "@/components/inventory/overruled-labels";
import type { TreeRowView } from "@/components/inventory/tree/tree-row-view";
import { effectFilters } from "@/lib/security-hub/governance/governance-filter";
import { exportedMember, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** Why the association failed, or what may overrule it. */
export const messageColumn = treeColumn({
  key: "message",
  title: "Message",
  width: 7,
  track: "minmax(7rem, 1fr)",
  rank: 7,
  className: "overflow-hidden truncate text-12 text-ink-quiet",
  content: (view) => {
    const text = view.mayNotHold ? overrulingLabels(view.overruledBy) : messageOf(view);
    return { parts: { message: { text, attributes: { title: text } } }, marks: {} };
  },
  cell: ({ part }) => part("message"),
  filters: [
    treeFilter({
      param: "cspm",
      label: "Organizations policy",
      place: 6,
      options: () => effectFilters.map((value) => ({ value, label: filterEffectLabels[value] })),
      isOffered: ({ hasOrganizationsPolicies }) => hasOrganizationsPolicies,
    }),
  ],
  exported: [exportedMember("cause", "Cause"), exportedMember("message", "Message")],
});

/** The cause stands first: AWS's messages begin with the same words, so that cut ones read alike. */
function messageOf({ cause, message = "" }: TreeRowView): string {
  if (cause === undefined || message === "") return cause ?? message;
  if (message.toLowerCase().includes(cause.toLowerCase())) return cause;
  return `${cause}: ${message}`;
}
